#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| faktum_fuzz::texts::front_matter(text));
