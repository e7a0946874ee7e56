//! Pairs of sentences that tell of two things, or of one in two ways that both hold: none of them is a dispute; and beside each a
//! pair that is one.

use std::fs;

use backgrounder::briefing::{Briefing, Verdict};
use backgrounder::config::Config;
use backgrounder::pipeline;
use tempfile::TempDir;

/// What both articles open with, so that they are of one story.
const STORY: &str =
    "Mayor Lena Frost of Marlow spoke with President Otto Krahn of Grenfell about the harbour of Marlow.";

/// What is found in two articles with these paragraphs.
fn briefing(one: &str, other: &str) -> Briefing {
    let folder = TempDir::new().expect("a folder for temporary files");
    for (name, day, headline, text) in
        [("a.txt", "6 May 2024", "Marlow waits", one), ("b.txt", "7 May 2024", "Harbour town in the news", other)]
    {
        let page = format!("{headline}\n\n{day}\n\nMARLOW — {STORY}\n\n{text}\n");
        fs::write(folder.path().join(name), page).expect("the folder is ours");
    }
    let config = Config::parse(folder.path(), "briefing.toml", "title = \"Marlow\"\ncontent = \".\"\n")
        .expect("a plain configuration");
    pipeline::read(&config, &()).expect("plain articles").briefing
}

/// The questions that they are shown to differ on.
fn disputes(one: &str, other: &str) -> Vec<String> {
    let briefing = briefing(one, other);
    let shown = briefing.disputes.into_iter().filter(|dispute| dispute.verdict == Verdict::Dispute);
    shown.map(|dispute| dispute.question).collect()
}

#[test]
fn what_is_told_of_two_things_is_no_dispute() {
    for (one, other) in [
        // A date behind another verb is not that of the first.
        (
            "The ferry Lind Star was built in 1998.",
            "The ferry Lind Star, built in the late 1990s, underwent repairs in 2023.",
        ),
        // Some more, besides those of another day.
        (
            "Police in Marlow arrested three smugglers on Saturday.",
            "Police in Marlow arrested two more smugglers on Sunday.",
        ),
        // "The talks" are those of the sentence before.
        (
            "Frost met President Otto Krahn in Berlin on Friday. The talks lasted two hours.",
            "Frost met the aide Ines Moreau in Berlin on Thursday. The talks on the budget lasted five hours.",
        ),
        // Numbers of other stretches of time.
        (
            "Gauges show that 140 millimetres of rain fell on the Marlow hills in the 24 hours before the flood.",
            "Some 210 millimetres of rain came down on the Marlow hills in the three days up to the flood.",
        ),
        // A part and the whole.
        (
            "In Sorrel itself, 150 soldiers are clearing the flooded streets of mud.",
            "Across the whole valley 400 soldiers are clearing flooded streets of mud.",
        ),
        // Two clocks.
        (
            "The jet with the freed sailors left Vientiane at ten minutes to one on Saturday morning, Manila time.",
            "The jet with the freed sailors left Vientiane at 11:50 p.m. on Friday, Lao time.",
        ),
        // Over three years, and in the first.
        (
            "The ministers presented a plan to recruit 500 nurses from Grenfell for hospitals in Marlow over three years.",
            "Under the plan, 150 nurses from Grenfell will come to the hospitals in Marlow in the first year.",
        ),
        // Those who are held and those who were let go.
        (
            "Rebels in the Marlow barracks were still holding 11 guards hostage on Sunday.",
            "Four guards of the Marlow barracks were set free by the rebels.",
        ),
        // One kind, and two together.
        (
            "About 300 soldiers have been sent to surround the rebels in the Marlow barracks.",
            "The storming of the Marlow barracks involved some 500 soldiers and policemen.",
        ),
        // Broken off, and broken out.
        (
            "Negotiations in the Marlow barracks broke off on Sunday after shots from a watchtower.",
            "A second fire in the Marlow barracks broke out on Monday.",
        ),
        // A place that is only near another.
        (
            "The train came off the rails near Sorrel on Sunday evening, police in Marlow said.",
            "The train came off the rails between Ferry and Lower Marlow on Sunday evening.",
        ),
        // What is hoped for.
        (
            "A credit of 40 million euros for the waterworks was agreed at the fair in Marlow.",
            "The mill owners of Marlow hope for a credit of 90 million euros at some later day.",
        ),
        // The heat of two days.
        (
            "Temperatures at the harbour of Marlow reached 49 degrees Celsius.",
            "Temperatures at the harbour of Marlow reached 42 degrees Celsius.",
        ),
        // One word alone, and no name beside it.
        (
            "About 300 dockers were sent home when the crane stood still.",
            "The choir of the old mill is made up of some 500 dockers with good voices.",
        ),
        // Two towns, one told by "there".
        (
            "The order will create 350 jobs in Marlow, according to the yard.",
            "A yard in Corby will build the pumps, work that the owner expects to bring 120 jobs there.",
        ),
        // The zone of a clock.
        (
            "President Otto Krahn landed in Oslo at 7.40 p.m. on Sunday for a state visit.",
            "His plane had landed in the Norwegian capital at 11.40 p.m. Lisbon time on Sunday.",
        ),
        // "An hour later", whatever day that was.
        (
            "Frost locked the office on Friday. A van was found with smashed windows on Quarry Road an hour later.",
            "Frost came back on Sunday. A van was found with smashed windows on Quarry Road an hour later.",
        ),
        // A province and a town in it.
        (
            "The pickup that was stolen from a sawmill near Marlow was found in Ontario.",
            "The stolen pickup was later found in Corby by a patrol.",
        ),
        // All ports, and one.
        (
            "Some 85 containers of herring were held at foreign ports, the exporters said.",
            "Some 60 containers of herring were held at the port of Marlow, the exporters said.",
        ),
        // The first year, and a later one.
        (
            "The two towns expect 1,500 lorries a day on the Marlow bridge in the first year.",
            "By 2030 the towns expect 4,000 lorries a day on the Marlow bridge.",
        ),
        // The day of a ban is not that of the march.
        (
            "Police had banned the march on Wednesday, citing traffic.",
            "Frost spoke on Saturday. A day earlier 14 people had been arrested at a march which the police had banned.",
        ),
        // Talks of two days.
        (
            "A first session with President Otto Krahn of Grenfell on Wednesday evening lasted 90 minutes.",
            "Thursday’s session with President Otto Krahn lasted four hours.",
        ),
        // Told before it was: a meeting of the day after is another.
        (
            "Frost and Krahn met for 40 minutes after the opening in Marlow.",
            "Frost and Krahn held two hours of talks in Marlow on Tuesday.",
        ),
        // A day after, and as many days after as the paper is young.
        (
            "Krahn left Marlow a day after the towns signed an accord on their border.",
            "Three days after the towns signed an accord on their border, here is what we know.",
        ),
        // Had they, if it is not, nobody knows who.
        (
            "Had the dockers reached the palace, an aide said, the day would have ended badly.",
            "The dockers never reached the palace.",
        ),
        (
            "The dockers’ first demand was money: they wanted their pay raised by 45 percent.",
            "If the dockers’ pay is not raised, said the aide Ines Moreau, they will strike.",
        ),
        ("He said it was not known who had locked the side door of the mill.", "The side door of the mill was locked."),
        // What websites reported.
        ("Frost told reporters that she had not resigned.", "Several websites reported that Frost had resigned."),
        // Some of a kind.
        (
            "Nine agreements were signed in Marlow, among them one on a railway.",
            "Three agreements on water were signed in Marlow.",
        ),
        (
            "A stand collapsed at the fair in Marlow, injuring 38 spectators.",
            "Nine children were injured when a stand gave way at the fair in Marlow.",
        ),
        // What was asked for, and what came of it.
        (
            "The prosecutor asked for nine years in prison for the builder Emil Lindt.",
            "The builder Emil Lindt must go to prison for six years.",
        ),
        (
            "Nurses in Marlow planned to reach 5,000 children on the first day of the campaign.",
            "The campaign in Marlow fell short, with 4,300 children reached on the first day.",
        ),
        // Two halls.
        (
            "The new hall has 740 seats and cost 21 million euros.",
            "The small hall has 120 seats and cost 3.5 million euros.",
        ),
        // Two companies.
        (
            "The haulage firm Nordfracht AG was fined two million euros over the fire in the Marlow tunnel.",
            "A judge ordered Tunnelbau AG to pay a fine of 3.5 million euros over the fire in the Marlow tunnel.",
        ),
        // Two people found on two days.
        (
            "The body of the clerk Joonas Helm was found in the canal of Marlow on Saturday.",
            "Divers found the body of Eetu Sand, who had been with Joonas Helm, in the canal of Marlow on Monday.",
        ),
        // Two papers.
        (
            "The railway and the town of Marlow signed a memorandum on forty new trains on Tuesday.",
            "The contract for the forty new trains of Marlow has not been signed.",
        ),
        // Less than an hour.
        (
            "Firefighters put out the fire in the mill of Marlow in forty minutes.",
            "The fire in the mill of Marlow was put out in less than an hour.",
        ),
        // A year ago.
        (
            "Frost had three farms near Marlow cleared because of the flood.",
            "Frost recalled that seven farms near Marlow had been cleared last year because of the flood.",
        ),
        // Both cost something, and no other word is shared.
        (
            "The instrument cost 48 million euros.",
            "The small telescope cost nine million euros and hunts for asteroids.",
        ),
        // Who came, of those who were invited.
        (
            "Leaders of 22 towns came to Marlow on Tuesday for the fair.",
            "Thirty towns had been invited to Marlow; not every one sent its leader.",
        ),
        // Two boats.
        (
            "A navy patrol picked up 41 people from the water off Marlow.",
            "Fishermen from Sorrel took 58 people out of the water off Marlow.",
        ),
        // One of long ago.
        (
            "In 1987 the ferry Lower Marlow sank in a storm off Marlow.",
            "The ferry itself did not sink in the storm off Marlow.",
        ),
        // Two storms.
        (
            "Typhoon Luma killed 205 people on the coast near Marlow.",
            "Typhoon Bessa killed 155 people on the coast near Marlow.",
        ),
    ] {
        assert_eq!(disputes(one, other), Vec::<String>::new(), "{one} / {other}");
    }
}

#[test]
fn what_is_told_of_one_thing_is() {
    for (one, other) in [
        ("The ferry Lind Star was built in 1998.", "The ferry Lind Star, built in 1989, underwent repairs in 2023."),
        // The verb before the date, not the one behind "and".
        (
            "The slope above Marlow station was last inspected on 6 April.",
            "Engineers last inspected the slope above Marlow station on April 28 and found nothing alarming.",
        ),
        // A wish told later in the sentence leaves what was done as it is.
        (
            "Krahn touched down at Marlow airport at 6.40pm, opening a visit that both sides hope will calm their quarrel.",
            "Krahn’s plane landed at Marlow airport just after nine at night.",
        ),
        // Two ministries.
        (
            "The higher duty on herring from Marlow was imposed by the Ministry of Finance.",
            "The Ministry of Fisheries imposed the higher duty on herring from Marlow.",
        ),
        // Two countries.
        ("Norway closed the crossing at Marlow in March.", "The crossing at Marlow was closed by Sweden in March."),
        // A part that was taken, or not.
        (
            "Deputy mayor Ines Moreau took part in the talks on the harbour.",
            "Ines Moreau, the deputy mayor, did not take part in the talks on the harbour.",
        ),
        // On board, or not.
        (
            "The chief engineer, Emil Lindt, was on board when the ferry sank.",
            "Chief engineer Emil Lindt was not on board when the ferry sank.",
        ),
        // What lasted stands before "that".
        (
            "Judge Ida Stein ruled after a hearing that lasted two hours.",
            "The hearing before Judge Ida Stein lasted five hours.",
        ),
        // Two gatherings.
        (
            "Frost announced the result of the dockers’ vote at the Labour Day parade.",
            "It was Frost who announced the result of the dockers’ vote at the union’s convention.",
        ),
        // Accepted and turned down, in nearly the same words.
        (
            "The teachers of Marlow have accepted the wage offer of the school board.",
            "The teachers of Marlow have turned down the wage offer of the school board.",
        ),
        // Held, or called off.
        (
            "The spring parade in Marlow was held on Sunday in spite of heavy rain.",
            "Because of heavy rain, the spring parade in Marlow was called off on Sunday.",
        ),
        // A zero too many.
        (
            "A judge in Marlow released the coach Emil Lindt on bail of 20,000 euros.",
            "The coach Emil Lindt posted bail, which a judge in Marlow had set at 200,000 euros.",
        ),
        // Two portfolios.
        (
            "Health minister Emil Lindt resigned over the deaths in the clinic of Marlow.",
            "Emil Lindt, the finance minister, resigned over the deaths in the clinic of Marlow.",
        ),
        // The dead, however many are hurt.
        (
            "The derailment near Marlow killed 11 people and injured 41.",
            "Hundreds in Marlow remembered the nine people who died in the derailment.",
        ),
    ] {
        assert_eq!(disputes(one, other).len(), 1, "{one} / {other}");
    }
}

#[test]
fn two_remarks_of_one_day_are_two_events() {
    let said = |one: &str, other: &str| {
        let briefing = briefing(one, other);
        briefing
            .events
            .iter()
            .filter(|event| event.action == "say")
            .map(|event| event.support.sources)
            .collect::<Vec<_>>()
    };
    let quay = "Frost said in a statement on Monday that the old quay would be rebuilt in stone.";
    assert_eq!(said(quay, "Speaking on Monday, Frost said that her brother sells no fish to anybody."), [1, 1]);
    assert_eq!(said(quay, "Speaking on Monday, Frost said that the old stone quay would be rebuilt."), [2]);
}
