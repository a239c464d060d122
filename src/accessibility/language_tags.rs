//! Which language tags exist.
//!
//! Takes a tag; says whether its first part is a language that is registered (BCP 47, IANA Language Subtag Registry). The parts
//! behind it are not looked at: assistive technologies ignore those that they do not know.

/// The languages of two letters (ISO 639-1), each with a blank behind it.
const TWO: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee \
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw \
    ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr \
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

/// The codes of three letters (ISO 639-2) for languages that have two: these are registered with two only. Each has a blank
/// behind it.
const NOT_THREE: &str = "aar abk afr aka alb amh ara arg arm asm ava ave aym aze bak bam baq bel ben bih bis bod bos bre bul \
    bur cat ces cha che chi chu chv cor cos cre cym cze dan deu div dut dzo ell eng epo est eus ewe fao fas fij fin fra fre \
    fry ful geo ger gla gle glg glv gre grn guj hat hau heb her hin hmo hrv hun hye ibo ice ido iii iku ile ina ind ipk isl \
    ita jav jpn kal kan kas kat kau kaz khm kik kin kir kom kon kor kua kur lao lat lav lim lin lit ltz lub lug mac mah mal \
    mao mar may mkd mlg mlt mol mon mri msa mya nau nav nbl nde ndo nep nld nno nob nor nya oci oji ori orm oss pan per pli \
    pol por pus que roh ron rum run rus sag san scr sin slk slo slv sme smo sna snd som sot spa sqi srd srp ssw sun swa swe \
    tah tam tat tel tgk tgl tha tib tir ton tsn tso tuk tur twi uig ukr urd uzb ven vie vol wel wln wol xho yid yor zha zho \
    zul ";

/// Whether the language of a tag is registered. The seven thousand of three letters are not listed here: any that has no two
/// letters counts.
pub(super) fn is_known(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let is_listed = |list: &str| list.split_ascii_whitespace().any(|known| known == language);
    let is_letters = language.bytes().all(|byte| byte.is_ascii_lowercase());
    match language.len() {
        2 => is_listed(TWO),
        3 => is_letters && !is_listed(NOT_THREE),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registered_languages_are_known() {
        for fine in ["da", "DA-dk", "en-US-GB", "fo", "kl", "mul", "gsw"] {
            assert!(is_known(fine), "{fine}");
        }
        for wrong in ["", " ", "dk", "em-US", "eng", "sme", "dansk", "i-lux", "#1", "x-klingon"] {
            assert!(!is_known(wrong), "{wrong}");
        }
    }
}
