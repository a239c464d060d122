#![no_main]

use std::sync::LazyLock;

use faktum_fuzz::requests::Server;

static SERVER: LazyLock<Server> = LazyLock::new(Server::start);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Half of the inputs are a request as it is sent, the others what a request is made of.
    match bytes.split_first() {
        Some((b'=', text)) => SERVER.request(&String::from_utf8_lossy(text)),
        _ => SERVER.bytes(bytes),
    }
});
