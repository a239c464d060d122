//! What each file of the built-in theme is for, in Danish.

pub(super) fn theme_file(name: &str) -> &'static str {
    match name {
        "templates/404.html" => "siden for adresser, der ikke findes",
        "templates/_title.html" => "sidens titel i ord",
        "templates/agreement.html" => "en aftale og fordelingen af dens penge",
        "templates/base.html" => "rammen om hver side: hoved, menu og fod",
        "templates/components.html" => "stykker, som flere skabeloner bruger: lister, beløb, datoer, bokse",
        "templates/corrections.html" => "siden med alle rettelser",
        "templates/data.html" => "siden, der siger, hvad der er til programmer",
        "templates/home.html" => "forsiden",
        "templates/index.html" => "listen over partnerskaber, aftaler, organisationer, personer eller emner",
        "templates/organisation.html" => "en organisation",
        "templates/page.html" => "en almindelig side",
        "templates/partnership.html" => "et partnerskab, dets deltagere og penge",
        "templates/person.html" => "en person, dennes titler og citater",
        "templates/redirect.html" => "det, der står på en gammel adresse",
        "templates/release.html" => "en pressemeddelelse",
        "templates/releases.html" => "en liste over pressemeddelelser, side for side",
        "templates/search.html" => "siden, hvor man søger på webstedet",
        "templates/year.html" => "et års pressemeddelelser",
        "assets/search.js" => "søgesidens script",
        "assets/style.css" => "stilarket; temaets eget føjes til det",
        name if name.starts_with("strings/") => "temaets tekster på et sprog",
        name if name.starts_with("templates/") => "en skabelon",
        _ => "en fil, som sider henter",
    }
}
