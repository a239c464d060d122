#![no_main]

use std::sync::{LazyLock, Mutex};

use faktum_fuzz::record::permalinks;
use faktum_fuzz::site::Site;

static SITE: LazyLock<Mutex<Site>> = LazyLock::new(Mutex::default);

libfuzzer_sys::fuzz_target!(|text: &str| {
    permalinks(&mut SITE.lock().expect("a panic ends the program"), text);
});
