//! Characters decoded wrongly: UTF-8 that was read as windows-1252, windows-1251 or Mac OS Roman, once or twice.
//!
//! A text is repaired sequence by sequence, so that one damaged quotation in a sound text is repaired too, and only
//! where the characters are the bytes of a character that press text prints, in a context in which nobody writes them
//! on purpose. What could be meant ("IRMÃ…", "está»…") is repaired only in a text that shows the same damage without
//! doubt elsewhere. That UTF-8 gives itself away when it is misread, and that some sequences need evidence, is known
//! from ftfy (R. Speer, Apache-2.0); rules and code are our own.

use std::borrow::Cow;

use super::codec::Codec;
use super::misreading::{Misreadings, Trust};
use super::{RepairKind, Repairs};

/// UTF-8 misread more often than this is left as it is.
const MOST_LAYERS: usize = 3;

/// Which misreadings a text shows without doubt, layer by layer: below the first are those that show once it is gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Damage([Shown; MOST_LAYERS]);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Shown {
    western: bool,
    cyrillic: bool,
    macintosh: bool,
}

impl Damage {
    /// The damage of a whole text.
    pub(super) fn of(text: &str) -> Self {
        let mut damage = Self::default();
        let mut text = Cow::Borrowed(text);
        for shown in &mut damage.0 {
            if text.is_ascii() {
                break;
            }
            *shown = Shown::by(&text);
            if *shown == Shown::default() {
                break;
            }
            let mut tally = Tally::default();
            text = Cow::Owned(layer(&text, *shown, &mut tally).into_owned());
        }
        damage
    }
}

impl Shown {
    fn by(text: &str) -> Self {
        let mut shown = Self::default();
        for run in Misreadings::of(text).filter(|run| run.trust == Trust::Certain) {
            match run.codec {
                Codec::Western => shown.western = true,
                Codec::Cyrillic => shown.cyrillic = true,
                Codec::Macintosh => shown.macintosh = true,
            }
        }
        shown
    }

    fn holds(self, codec: Codec) -> bool {
        match codec {
            Codec::Western => self.western,
            Codec::Cyrillic => self.cyrillic,
            Codec::Macintosh => self.macintosh,
        }
    }
}

/// How many characters were decoded anew, and what stood there.
#[derive(Default)]
struct Tally {
    count: usize,
    was: Vec<String>,
}

/// `text` with its wrongly decoded characters decoded anew; `damage` is that of the whole text it is a part of.
pub(super) fn decode_anew<'t>(text: &'t str, damage: Damage, repairs: &mut Repairs) -> Cow<'t, str> {
    let mut tally = Tally::default();
    let mut text = Cow::Borrowed(text);
    for shown in damage.0 {
        if shown == Shown::default() || text.is_ascii() {
            break;
        }
        if let Cow::Owned(repaired) = layer(&text, shown, &mut tally) {
            text = Cow::Owned(repaired);
        }
    }
    for at in 0..tally.count {
        repairs.note(RepairKind::Decoding, tally.was.get(at).map_or("", String::as_str));
    }
    text
}

/// Takes one layer of damage off.
fn layer<'t>(text: &'t str, shown: Shown, tally: &mut Tally) -> Cow<'t, str> {
    let is_first = tally.count == 0;
    let mut repaired = String::new();
    let mut done = 0;
    for run in Misreadings::of(text) {
        if run.trust == Trust::Certain || run.trust == Trust::WithEvidence && shown.holds(run.codec) {
            repaired.push_str(&text[done..run.start]);
            let was = &text[run.start..run.end];
            repaired.push_str(&run.decoded);
            if is_first {
                tally.was.push(was.trim().to_owned());
            } else {
                tally.count = tally.count.saturating_sub(was.chars().count());
            }
            tally.count += run.decoded.chars().count().max(1);
            done = run.end;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    repaired.push_str(&text[done..]);
    Cow::Owned(repaired)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1251, WINDOWS_1252};
    use proptest::prelude::*;

    use super::*;

    fn repair(text: &str) -> String {
        decode_anew(text, Damage::of(text), &mut Repairs::default()).into_owned()
    }

    fn misread(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    const SOUND: &[&str] = &[
        "“The quay – as it’s called – cost €4 million… or more,” she said.",
        "« La marée était déjà là », a-t-il dit ; l’été, le café\u{A0}» ferme à midi\u{A0}: «\u{A0}C’est l’œuvre d’Éric\u{A0}».",
        "“Die Fähre fährt über die Große Straße…”, sagte „Jörg Weiß“ – Maß für Maß; GRÜẞE AUS KÖLN…",
        "«El niño está»—dijo la señora—, ¿qué más quería? ¡Olé! N.º 5, 3.ª planta, 20 °C. CANCIÓN… AÑO”.",
        "«Não», disse a irmã… «AMANHû, IRMÃ”, MANHÃ—A IRMÃ’S, ROMÃ… À noite, três pães; a ÁGUA é cara.",
        "Häät pidettiin Närpiössä; JÄÄ… SÄÄ” ja ÄÄ”. På Åland såg vi Å och Ö. FÅ” BLÅ– GÅ…",
        "Łódź, Gdańsk i Wałbrzych: „Żółć gęślą jaźń” – rzekł Świętosław. Příliš žluťoučký kůň úpěl.",
        "Ştefan și Țuțea au mâncat în București; ROMÂNIA, «Â», PÂNĂ… Türkiye’de hâlâ… “İstanbul” ÂŞIK, KÂĞIT.",
        "Thuyền về bến; XÃ… “TRÀ VINH”, VĨNH LONG – ĐỒNG THÁP’ xã hội chủ nghĩa Việt Nam; THÀNH PHỐ…",
        "Корабль вошёл в гавань — «Рассвет» и «Заря». РФ: № 5. Річка Рів, Сіверський Донець, Сї.",
        "Брод је стигао у луку; Ђорђе Ђукић, „Српска” Ћуприја. Ѓорѓи и Ќирил. В «Ведомостях» писали.",
        "Το πλοίο έφτασε στο λιμάνι· «καλημέρα», είπε ο Ίων. Íslensk börn: Ð og ð, Þ og þ, ÞÓ” SÓ…",
        "وصلت السفينة إلى الميناء، وقال القبطان: «مرحبا». نمی‌دانم که می‌آید.",
        "船は港に着いた。「ようこそ」と船長は言った。轮船抵达港口，“欢迎”，船长说。항구에 배가 도착했다.",
        "जहाज़ बंदरगाह पहुँचा। क्‍षेत्र “बहुत” बड़ा है। เรือมาถึงท่าเรือแล้ว กัปตันกล่าวว่า “ยินดี”",
        "x² + y² = √2, ±5 %, 5 µm, £3·50, ¥5, § 4, © 2020 — ® ™; ‚Ärger’ ‚Öl’ ‘a’ †1850 •",
        "CAFÉ” É… É” À » NESTLÉ® PARÍ” ASÍ… Ö–Ü MAß” naïve coöperate Zoë’s façade… crème brûlée”",
    ];

    #[test]
    fn sound_text_is_left_as_it_is() {
        for text in SOUND {
            assert_eq!(repair(text), *text);
            assert_eq!(decode_anew(text, Damage::default(), &mut Repairs::default()), *text);
        }
    }

    #[test]
    fn a_text_misread_as_a_whole_is_read_again() {
        for text in SOUND {
            let once = misread(text, WINDOWS_1252);
            assert_eq!(repair(&once), *text, "{once}");
            let twice = misread(&once, WINDOWS_1252);
            assert_eq!(repair(&twice), *text, "{twice}");
        }
        let russian = "Корабль вошёл в гавань — «Рассвет» и «Заря», и он ждёт.";
        assert_eq!(repair(&misread(russian, WINDOWS_1251)), russian);
        let french = "L’été à l’école, c’est «\u{A0}près\u{A0}» – 5 €.";
        assert_eq!(repair(&misread(french, MACINTOSH)), french);
    }

    #[test]
    fn a_damaged_quotation_in_a_sound_text_is_repaired_alone() {
        assert_eq!(repair("The café’s owner said: â€œIt’s closed.â€\u{9D}"), "The café’s owner said: “It’s closed.”");
        assert_eq!(repair("She said â€œno.â€ Then sheâ€™d gone."), "She said “no.” Then she’d gone.");
        assert_eq!(repair("the endÂ of Â£5 ï»¿and 5Â°C"), "the end of £5 \u{FEFF}and 5°C");
        assert_eq!(repair("voilÃ  le cafÃ© Ã  midi"), "voilà le café à midi");
    }

    #[test]
    fn the_characters_are_counted_and_shown() {
        let mut repairs = Repairs::default();
        let text = "cafÃ© and ÐŸÑ€Ð¸";
        assert_eq!(decode_anew(text, Damage::of(text), &mut repairs), "café and При");
        let list = repairs.into_list();
        assert_eq!((list[0].count, list[0].was.clone()), (4, vec!["Ã©".to_owned(), "ÐŸÑ€Ð¸".to_owned()]));
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(200))]

        #[test]
        fn words_and_marks_of_one_language_are_sound(
            words in prop::collection::vec(
                "[A-Z]?[a-zàâçéèêëîïôùû]{2,9}|[A-Z]?[a-zäöüß]{2,9}|[A-Z]?[a-zñáíóúãõçâê]{2,9}|[A-Z]?[a-zåæøäö]{2,9}|[A-ZÀÂÇÉÈÊËÎÏÔÙÛ]{2,6}|[A-ZÄÖÜ]{2,6}|[A-ZÁÉÍÑÓÚÜ]{2,6}|[A-ZÃÕÇÁÉÍÓÚÂÊÔÀ]{2,6}\
                 |[A-ZÅÄÖÆØ]{2,6}|[A-ZÁČĎÉĚÍŇÓŘŤÚŮÝ]{2,6}|[А-ЯЁ]?[а-яё]{1,9}|[А-ЯЁ]{2,6}|[Α-Ω][α-ω]{1,9}", 1..12),
            ends in prop::collection::vec("[,.;:!?…’”»“«–—()]{0,2}|\u{A0}[»:;!?]", 12),
        ) {
            let text: String = words.iter().zip(&ends).flat_map(|(word, end)| [word.as_str(), end, " "]).collect();
            prop_assert_eq!(repair(&text), text);
        }

        #[test]
        fn any_text_is_repaired_without_a_panic(text in "\\PC*|[ÂÃâ€™œ©Ð ŸÑРСѓЂ√‚Ä¬a]{0,40}") {
            repair(&text);
        }
    }
}
