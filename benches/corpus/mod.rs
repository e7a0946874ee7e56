//! Invented press articles about one invented event, always the same: what speed and memory are measured on.
//!
//! An article has a headline, a byline, a date line, about six hundred words in short paragraphs (people with offices,
//! organisations, places, weekdays and dates, quotations), and the furniture of a scraped page. The people and the places
//! of a few hundred names recur over the whole folder, as they do in the press.

#[rustfmt::skip]
mod words;

use words::{
    CITIES, FURNITURE, GIVEN_NAMES, MONTHS, OFFICES, ORGANISATIONS, OUTLETS, REMARKS, SENTENCES, SURNAMES, TOPICS,
    WEEKDAYS,
};

/// One article: a file name and its text.
pub(crate) struct Article {
    /// Name of the file.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) text: String,
}

/// The first `count` articles of the corpus.
pub(crate) fn articles(count: usize) -> impl Iterator<Item = Article> {
    (0..count).map(article)
}

fn article(number: usize) -> Article {
    let mut writer = Writer { dice: Dice::new(number as u64), day: number % 28 + 1 };
    let mut text = writer.opening();
    let mut words = 0;
    while words < 600 {
        let sentences = 1 + writer.dice.below(3);
        let paragraph: Vec<String> = (0..sentences).map(|_| writer.sentence()).collect();
        let paragraph = paragraph.join(" ");
        words += paragraph.split(' ').count();
        text.push_str(&paragraph);
        text.push_str("\n\n");
        if writer.dice.below(4) == 0 {
            text.push_str(writer.dice.pick(&FURNITURE));
            text.push_str("\n\n");
        }
    }
    Article { name: format!("{number:04}.txt"), text }
}

struct Writer {
    dice: Dice,
    /// The day of September 2031 that the article is printed on.
    day: usize,
}

impl Writer {
    fn opening(&mut self) -> String {
        let title = format!("{} in {}, {} says", self.dice.pick(&TOPICS), self.dice.pick(&CITIES), self.surname());
        let outlet = self.dice.pick(&OUTLETS);
        let (author, day) = (self.person(), self.day);
        let bar = self.dice.pick(&FURNITURE);
        format!("{title}\n\nBy {author}, {outlet}\nPublished {day} September 2031\n\n{bar}\n\n")
    }

    fn sentence(&mut self) -> String {
        let pattern = self.dice.pick(&SENTENCES);
        let mut sentence = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').expect("every slot of a pattern is closed");
            sentence.push_str(before);
            sentence.push_str(&self.slot(slot));
            rest = after;
        }
        sentence.push_str(rest);
        let first = sentence.chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        let rest = sentence.chars().skip(1).collect::<String>();
        first + &rest
    }

    fn slot(&mut self, name: &str) -> String {
        match name {
            "person" => self.person(),
            "surname" => self.surname().to_owned(),
            "office" => self.dice.pick(&OFFICES).to_owned(),
            "organisation" => self.dice.pick(&ORGANISATIONS).to_owned(),
            "city" => self.dice.pick(&CITIES).to_owned(),
            "topic" => self.dice.pick(&TOPICS).to_lowercase(),
            "remark" => self.dice.pick(&REMARKS).to_owned(),
            "weekday" => self.dice.pick(&WEEKDAYS).to_owned(),
            "date" => format!("{} {}", 1 + self.dice.below(28), self.dice.pick(&MONTHS)),
            "number" => (2 + self.dice.below(900)).to_string(),
            other => unreachable!("a pattern asks for {other}"),
        }
    }

    fn person(&mut self) -> String {
        // A given name goes with few surnames only, so that the folder holds some hundreds of people and not thousands.
        let surname = self.dice.below(SURNAMES.len());
        let given = (surname * 7 + self.dice.below(8)) % GIVEN_NAMES.len();
        format!("{} {}", GIVEN_NAMES[given], SURNAMES[surname])
    }

    fn surname(&mut self) -> &'static str {
        self.dice.pick(&SURNAMES)
    }
}

/// A fixed sequence of numbers for each seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }
}
