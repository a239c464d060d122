#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| faktum_fuzz::page::body(&String::from_utf8_lossy(bytes)));
