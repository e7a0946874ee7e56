//! Days and spots of one utterance, told by small articles about invented people.

use super::{Dispute, Verdict};
use crate::annotate::Annotated;
use crate::annotate::fixture::Fixture;
use crate::article::{Basis, Stated};
use crate::briefing::brief;
use crate::date::VisitDate;
use crate::edits::Edits;

const WORDS: &str = "the old lock will be open again before the herring come back to us";

/// An article that prints its day in a line such as "Updated: 12 May 2031, 07:10 AM IST".
fn article(id: &str, line: &str, body: &str) -> Annotated {
    let mut annotated = Fixture::new(id, "2031-05-12", &body.replace("WORDS", WORDS))
        .name("Ada Okafor", "person/ada-okafor")
        .name("White House", "place/white-house")
        .name("Anemone", "other/anemone")
        .time("on Sunday", "2031-05-11")
        .time("on Monday", "2031-05-12")
        .build();
    let value = VisitDate::parse("2031-05-12").unwrap();
    annotated.article.date = Some(Stated { value, basis: Basis::Stated, evidence: line.to_owned(), block: None });
    annotated
}

fn found(sources: [(&str, &str); 2]) -> Vec<(Verdict, String, Vec<String>)> {
    let articles = sources.iter().zip(["a", "b"]).map(|((line, body), id)| article(id, line, body)).collect();
    let briefing = brief(articles, &Edits::default()).0;
    let of_sayings = briefing.disputes.iter().filter(|dispute| dispute.id.contains("-said-"));
    let answers = |dispute: &Dispute| dispute.positions.iter().map(|position| position.answer.clone()).collect();
    of_sayings.map(|dispute| (dispute.verdict, dispute.question.clone(), answers(dispute))).collect()
}

const ON_MONDAY: &str =
    "Ada Okafor said on Monday that she was in good heart. “WORDS,” she told reporters at the White House.";

#[test]
fn words_printed_before_their_day_began_where_they_were_said() {
    // 07:10 in India is 21:40 of the eve in Washington.
    let early = ("Updated: 12 May 2031, 07:10 AM IST", "Ada Okafor said: “WORDS.”");
    let found = found([("12 May 2031, 11:00 PM GMT", ON_MONDAY), early]);
    assert_eq!(found.len(), 1, "{found:?}");
    let (verdict, question, answers) = &found[0];
    assert_eq!(*verdict, Verdict::Dispute);
    assert_eq!(question, "On which day did Ada Okafor say “the old lock will be open again …”?");
    assert_eq!(answers, &["12 May", "11 May at the latest: printed “Updated: 12 May 2031, 07:10 AM IST”"]);
}

#[test]
fn words_printed_on_their_day_are_no_dispute() {
    for line in ["Updated: 12 May 2031, 11:10 AM IST", "12 May 2031, 07:10 AM", "12 May 2031"] {
        let found = found([("12 May 2031, 11:00 PM GMT", ON_MONDAY), (line, "Ada Okafor said: “WORDS.”")]);
        assert!(found.is_empty(), "{line}: {found:?}");
    }
}

#[test]
fn a_day_whose_country_is_not_told_may_have_begun() {
    let nowhere = "Ada Okafor said on Monday that she was in good heart. “WORDS,” she told reporters.";
    let early = ("Updated: 12 May 2031, 07:10 AM IST", "Ada Okafor said: “WORDS.”");
    assert!(found([("12 May 2031", nowhere), early]).is_empty());
}

#[test]
fn two_days_of_one_utterance_are_a_dispute() {
    let on_sunday = "“WORDS,” Ada Okafor said on Sunday.";
    let found = found([("12 May 2031", ON_MONDAY), ("12 May 2031", on_sunday)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2, ["12 May", "11 May"]);
}

#[test]
fn two_spots_of_one_utterance_are_a_candidate() {
    let boarding = "“WORDS,” Ada Okafor said before boarding the Anemone.";
    let at_home = "“WORDS,” Ada Okafor told reporters at the White House.";
    let found = found([("12 May 2031", at_home), ("12 May 2031", boarding)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, Verdict::Candidate);
    assert_eq!(found[0].2, ["at the White House", "before boarding the Anemone"]);
}

#[test]
fn words_of_another_time_are_not_of_the_day_told_before_them() {
    let had_said = ON_MONDAY.replace("she told reporters", "she had told reporters on the evening of the storm");
    let early = ("Updated: 12 May 2031, 07:10 AM IST", "Ada Okafor said: “WORDS.”");
    assert!(found([("12 May 2031", &had_said), early]).is_empty());
}
