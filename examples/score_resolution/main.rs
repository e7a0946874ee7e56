//! Measures the resolution of names alone: names and kinds are given, the program says which are one entity.
//!
//! ```text
//! cargo run --release --example score_resolution -- MENTIONS.json [-v]
//! ```
//!
//! MENTIONS.json is an array of mentions as the collection “Diverse CDCR datasets” gives them for MEANTIME and ECB+, of which
//! `doc_id`, `sent_id`, `tokens_number`, `tokens_str`, `mention_full_type`, `mention_head_pos` and `coref_chain` are read. Of each
//! article so much is rebuilt as its mentions print; of them the names of people, bodies and places are resolved, within
//! each article and across all. Printed are MUC, B³ and CEAF-e (the entity-based one) as F1, and their mean, the CoNLL score. With `-v`
//! every entity that holds several gold entities, and every gold entity that fell apart.

mod corpus;
mod score;

use std::collections::BTreeMap;
use std::process::ExitCode;

use backgrounder::annotate::names::annotate_names;
use backgrounder::briefing::brief;
use backgrounder::edits::Edits;

use corpus::Document;
use score::{Clusters, Scores};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.iter().find(|argument| *argument != "-v") else {
        eprintln!("usage: score_resolution MENTIONS.json [-v]");
        return ExitCode::from(2);
    };
    match corpus::read(path) {
        Ok(documents) => {
            measure(&documents, arguments.iter().any(|argument| argument == "-v"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure(documents: &[Document], verbose: bool) {
    let annotated: Vec<_> =
        documents.iter().map(|document| annotate_names(document.article(), &document.spans())).collect();
    let within: Vec<Clusters> = annotated
        .iter()
        .zip(documents)
        .enumerate()
        .map(|(number, (annotated, document))| {
            let mut clusters = Clusters::default();
            for (index, (mention, name)) in annotated.mentions.iter().zip(&document.names).enumerate() {
                let text = format!("{}: {}", document.id, name.text);
                clusters.add(&format!("{number} {}", name.chain), &mention.entity.0, (number, index), text);
            }
            clusters
        })
        .collect();
    let (briefing, _) = brief(annotated, &Edits::default());
    let mut entities = BTreeMap::new();
    for entity in &briefing.entities {
        entities.extend(entity.mentions.iter().map(|at| ((at.article, at.mention), &entity.id.0)));
    }
    let mut across = Clusters::default();
    for (number, document) in documents.iter().enumerate() {
        for (index, name) in document.names.iter().enumerate() {
            let place = (number, index);
            let entity = entities.get(&place).map_or_else(|| format!("{place:?}"), |id| (*id).clone());
            across.add(&name.chain, &entity, place, name.text.clone());
        }
    }
    let names: usize = documents.iter().map(|document| document.names.len()).sum();
    println!("{names} names in {} articles", documents.len());
    println!("within articles: {}", Scores::of(&within));
    let across = [across];
    println!("across articles: {}", Scores::of(&across));
    if verbose {
        within.iter().flat_map(Clusters::errors).for_each(|line| println!("within {line}"));
        across[0].errors().iter().for_each(|line| println!("{line}"));
    }
}
