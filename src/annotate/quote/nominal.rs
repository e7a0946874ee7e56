//! A speaker that is printed without a name: "a dockworker", "the ministry", "the mayor".

use std::collections::BTreeSet;

use crate::annotate::{EntityId, EntityKind, Mention, Offices, could_head};

/// Mentions that are looked back on; no article has so many.
const REACH: usize = 1_000;

/// Whom or what "the ministry" or "the foreign minister" means: the only body of the article whose name ends so, or the
/// only person whose printed role does, named before it.
pub(super) fn meant<'m>(described: &str, named: &'m [Mention], offices: &Offices) -> Option<&'m EntityId> {
    let (article, what) = described.split_once(' ')?;
    if !article.eq_ignore_ascii_case("the") || what.chars().any(char::is_uppercase) {
        return None;
    }
    let fits = |mention: &&Mention| match mention.kind {
        EntityKind::Organisation => ends_in(&mention.name, what),
        EntityKind::Person => mention.role.as_deref().is_some_and(|role| is_office(role, what) || could_be(role, what)),
        _ => false,
    };
    let near = &named[named.len().saturating_sub(REACH)..];
    let holders: BTreeSet<&EntityId> = near.iter().filter(fits).map(|mention| &mention.entity).collect();
    // "The harbour minister", where a minister is replaced whose ministry no list has.
    let head = what.rsplit(' ').next().unwrap_or(what);
    match holders.len() {
        1 if offices.changes(what) || offices.changes(head) => {
            holders.into_iter().next().filter(|holder| !holder.0.starts_with("person/"))
        }
        1 => holders.into_iter().next(),
        _ => None,
    }
}

fn ends_in(name: &str, what: &str) -> bool {
    let lower = name.to_lowercase();
    lower.strip_suffix(what).is_some_and(|rest| rest.ends_with(' '))
}

/// True where a role counts as a rival: "the secretary" where a secretary-general is named.
fn could_be(role: &str, what: &str) -> bool {
    could_head(&role.to_lowercase(), what)
}

/// True where a role is this office, of whatever country or body, and held now.
fn is_office(role: &str, what: &str) -> bool {
    let lower = role.to_lowercase();
    let past = ["former", "then", "ex-", "deputy", "assistant", "vice", "acting"];
    if past.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let office = [" of ", " for ", " to "]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .map_or(lower.as_str(), |at| &lower[..at]);
    [lower.as_str(), office].iter().any(|held| *held == what || ends_in(held, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_meant_whatever_the_country_but_not_the_deputy() {
        assert!(is_office("Kenyan Foreign Minister", "foreign minister"));
        assert!(is_office("mayor of Oslo", "mayor"));
        assert!(!is_office("deputy mayor of Oslo", "mayor"));
        assert!(!is_office("mayoress", "mayor"));
    }
}
