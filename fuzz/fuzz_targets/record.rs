#![no_main]

use std::sync::{LazyLock, Mutex};

use faktum_fuzz::record::{permalinks, releases};
use faktum_fuzz::site::Site;

static SITE: LazyLock<Mutex<Site>> = LazyLock::new(Mutex::default);

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut site = SITE.lock().expect("a panic ends the program");
    permalinks(&mut site, text);
    releases(&mut site, text);
});
