#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| faktum_fuzz::markdown::body(text));
