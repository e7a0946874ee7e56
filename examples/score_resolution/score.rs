//! MUC, B³ and CEAF-e of clusters against gold clusters, and what went wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Article and number of a name.
type Place = (usize, usize);

/// The same names in two clusterings.
#[derive(Debug, Default)]
pub(crate) struct Clusters {
    gold: BTreeMap<String, BTreeSet<Place>>,
    found: BTreeMap<String, BTreeSet<Place>>,
    texts: BTreeMap<Place, String>,
}

impl Clusters {
    /// Adds a name.
    pub(crate) fn add(&mut self, gold: &str, found: &str, place: Place, text: String) {
        self.gold.entry(gold.to_owned()).or_default().insert(place);
        self.found.entry(found.to_owned()).or_default().insert(place);
        self.texts.insert(place, text);
    }

    /// Every cluster that holds several gold clusters, and every gold cluster that lies in several.
    pub(crate) fn errors(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (what, one, other) in [("MERGED", &self.found, &self.gold), ("SPLIT", &self.gold, &self.found)] {
            let owner = owners(other);
            for (id, places) in one {
                let mut parts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
                for place in places {
                    *parts.entry(owner[place]).or_default().entry(&self.texts[place]).or_default() += 1;
                }
                if parts.len() > 1 {
                    lines.push(format!("{what} {id}: {parts:?}"));
                }
            }
        }
        lines
    }
}

fn owners(clusters: &BTreeMap<String, BTreeSet<Place>>) -> BTreeMap<Place, &str> {
    clusters.iter().flat_map(|(id, places)| places.iter().map(move |place| (*place, id.as_str()))).collect()
}

/// A numerator and a denominator.
#[derive(Debug, Default, Clone, Copy)]
struct Share(f64, f64);

impl Share {
    fn add(&mut self, (over, under): (f64, f64)) {
        self.0 += over;
        self.1 += under;
    }

    fn value(self) -> f64 {
        if self.1 > 0.0 { self.0 / self.1 } else { 0.0 }
    }
}

/// Precision and recall.
#[derive(Debug, Default, Clone, Copy)]
struct Pair(Share, Share);

impl Pair {
    fn f1(self) -> f64 {
        let (p, r) = (self.0.value(), self.1.value());
        if p + r > 0.0 { 200.0 * p * r / (p + r) } else { 0.0 }
    }
}

/// The scores of several sets of clusters together.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    muc: Pair,
    b3: Pair,
    ceaf: Pair,
    gold: usize,
    found: usize,
}

impl Scores {
    pub(crate) fn of(sets: &[Clusters]) -> Self {
        let mut scores = Self::default();
        for set in sets {
            scores.muc.0.add(links(&set.found, &set.gold));
            scores.muc.1.add(links(&set.gold, &set.found));
            scores.b3.0.add(shares(&set.found, &set.gold));
            scores.b3.1.add(shares(&set.gold, &set.found));
            let alike = aligned(&set.gold, &set.found);
            scores.ceaf.0.add((alike, set.found.len() as f64));
            scores.ceaf.1.add((alike, set.gold.len() as f64));
            scores.gold += set.gold.len();
            scores.found += set.found.len();
        }
        scores
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (muc, b3, ceaf) = (self.muc.f1(), self.b3.f1(), self.ceaf.f1());
        let (precision, recall) = (100.0 * self.b3.0.value(), 100.0 * self.b3.1.value());
        write!(
            f,
            "MUC {muc:.1}  B3 {precision:.1}/{recall:.1} F {b3:.1}  CEAF-e {ceaf:.1}  CoNLL {:.1}   entities: gold {}, found {}",
            (muc + b3 + ceaf) / 3.0,
            self.gold,
            self.found
        )
    }
}

type Set = BTreeMap<String, BTreeSet<Place>>;

/// MUC: links of each cluster that the other clustering has too.
fn links(of: &Set, other: &Set) -> (f64, f64) {
    let owner = owners(other);
    let kept = of.values().map(|places| {
        let parts: BTreeSet<&str> = places.iter().map(|place| owner[place]).collect();
        ((places.len() - parts.len()) as f64, (places.len() - 1) as f64)
    });
    kept.fold((0.0, 0.0), |(over, under), (kept, all)| (over + kept, under + all))
}

/// B³: for each name, the share of its cluster that the other clustering puts with it.
fn shares(of: &Set, other: &Set) -> (f64, f64) {
    let owner = owners(other);
    let mut sum = (0.0, 0.0);
    for places in of.values() {
        for place in places {
            let common = places.intersection(&other[owner[place]]).count();
            sum.0 += common as f64 / places.len() as f64;
            sum.1 += 1.0;
        }
    }
    sum
}

/// CEAF-e: the best one-to-one alignment of clusters by φ4, twice the common names through all names of both.
fn aligned(gold: &Set, found: &Set) -> f64 {
    let owner = owners(found);
    let numbers: BTreeMap<&str, usize> = found.keys().enumerate().map(|(number, id)| (id.as_str(), number)).collect();
    let size = gold.len().max(found.len());
    let mut cost = vec![vec![0.0; size]; size];
    for (row, places) in gold.values().enumerate() {
        for place in places {
            let id = owner[place];
            cost[row][numbers[id]] -= 2.0 / (places.len() + found[id].len()) as f64;
        }
    }
    -cheapest(&cost)
}

/// The least sum of one entry a row and a column, by the Hungarian method with potentials (Kuhn 1955, Jonker and Volgenant 1987).
fn cheapest(cost: &[Vec<f64>]) -> f64 {
    let size = cost.len();
    let (mut rows, mut columns) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut matched = vec![0; size + 1];
    for row in 1..=size {
        matched[0] = row;
        let (mut least, mut used, mut before) =
            (vec![f64::INFINITY; size + 1], vec![false; size + 1], vec![0; size + 1]);
        let mut column = 0;
        while matched[column] != 0 {
            used[column] = true;
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in (1..=size).filter(|&other| !used[other]).collect::<Vec<_>>() {
                let here = matched[column];
                let reduced = cost[here - 1][other - 1] - rows[here] - columns[other];
                if reduced < least[other] {
                    (least[other], before[other]) = (reduced, column);
                }
                if least[other] < step {
                    (step, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if used[other] {
                    rows[matched[other]] += step;
                    columns[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            matched[column] = matched[before[column]];
            column = before[column];
        }
    }
    (1..=size).map(|column| cost[matched[column] - 1][column - 1]).sum()
}
