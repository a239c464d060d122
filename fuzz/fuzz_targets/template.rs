#![no_main]

use std::sync::{LazyLock, Mutex};

use faktum_fuzz::site::Site;
use faktum_fuzz::template::template;

static SITE: LazyLock<Mutex<Site>> = LazyLock::new(Mutex::default);

libfuzzer_sys::fuzz_target!(|text: &str| {
    template(&mut SITE.lock().expect("a panic ends the program"), text);
});
