//! The language of an article.

use super::{Basis, Stated};
use crate::tables::STOP_WORDS;

/// Bodies of fewer words, or of fewer letters in a script without spaces, are not told apart.
const ENOUGH_WORDS: usize = 20;
const ENOUGH_LETTERS: usize = 50;
/// Least confidence at which a guess that the detector does not call reliable counts.
const LEAST_CONFIDENCE: f64 = 0.5;
/// Share of English stop words, in percent, from which a text is English whatever its names.
const ENGLISH: usize = 22;
/// No more of the body, in bytes, is looked at.
const SAMPLE: usize = 8_000;

/// The language of a body by its letters and letter triples; `und` where there is too little text to tell.
pub(super) fn detect(body: &str) -> Stated<String> {
    let sample = &body[..body.floor_char_boundary(SAMPLE)];
    let words: Vec<&str> = sample.split_whitespace().collect();
    let enough = words.len() >= ENOUGH_WORDS
        || sample.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count() >= ENOUGH_LETTERS;
    let told = whatlang::detect(sample).filter(|_| enough);
    let sure = told.as_ref().filter(|info| info.is_reliable() || info.confidence() >= LEAST_CONFIDENCE);
    let (value, evidence) = match sure {
        Some(info) => (tag(info.lang()), format!("the words of the text read as {}", info.lang().eng_name())),
        None if enough && is_english(&words) => ("en".to_owned(), "the small words of the text are English".to_owned()),
        None => ("und".to_owned(), "too little text to tell the language".to_owned()),
    };
    Stated { value, basis: Basis::Inferred, evidence, block: None }
}

fn is_english(words: &[&str]) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let stop = words.iter().filter(|word| STOP_WORDS.iter().any(|row| row[0] == bare(word))).count();
    stop * 100 >= words.len() * ENGLISH
}

/// The BCP 47 tag of a language: its two-letter code where it has one.
fn tag(lang: whatlang::Lang) -> String {
    let code = lang.code();
    TWO_LETTERS.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two).to_owned()
}

const TWO_LETTERS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn a_language_is_told_only_from_enough_text() {
        let english = "The ferry left the harbour before dawn because the tide would not wait. ".repeat(5);
        let german = "Die Fähre verließ den Hafen vor der Dämmerung, weil die Flut nicht warten wollte. ".repeat(5);
        assert_eq!(detect(&english).value, "en");
        assert_eq!(detect(&german).value, "de");
        let names = "Mr Xhemajli, Ms Nguyen and Mr Fjørtoft met in Szczecin with the mayor, Ms Wójcik, who had come from Gdynia; \
                     they spoke for an hour and left.";
        assert_eq!(detect(names).value, "en");
        assert_eq!(detect("Ferry late").value, "und");
        assert_eq!(detect("").value, "und");
    }
}
