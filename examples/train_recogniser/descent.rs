//! Finds the weights: limited-memory quasi-Newton steps with a price on every weight's size, so that most become 0
//! (Andrew & Gao 2007, OWL-QN).

/// How far and how the search goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// Price of a weight's size.
    pub(crate) sparse: f64,
    /// Price of its square.
    pub(crate) small: f64,
    /// Most steps.
    pub(crate) steps: usize,
}

/// A function of weights, with its slope.
type Function<'a> = dyn Fn(&[f64]) -> (f64, Vec<f64>) + 'a;

/// Steps that are remembered.
const MEMORY: usize = 6;

/// Minimises `value`, which gives a function and its slope, plus the prices.
pub(crate) fn minimise(size: usize, settings: Settings, value: &Function<'_>, tell: &dyn Fn(usize, f64)) -> Vec<f64> {
    let priced = |weights: &[f64]| {
        let (mut sum, mut slope) = value(weights);
        for (weight, slope) in weights.iter().zip(&mut slope) {
            sum += settings.sparse * weight.abs() + settings.small * weight * weight;
            *slope += 2.0 * settings.small * weight;
        }
        (sum, slope)
    };
    let mut weights = vec![0.0; size];
    let (mut best, mut slope) = priced(&weights);
    let mut memory: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for step in 0..settings.steps {
        let steepest = pseudo_slope(&weights, &slope, settings.sparse);
        let direction = direction(&steepest, &memory);
        let Some((next, sum, next_slope)) = search(&weights, &steepest, &direction, best, step == 0, &priced) else {
            break;
        };
        let moved: Vec<f64> = next.iter().zip(&weights).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_slope.iter().zip(&slope).map(|(a, b)| a - b).collect();
        let curve = dot(&moved, &turned);
        if curve > 0.0 {
            memory.push((moved, turned, curve));
            if memory.len() > MEMORY {
                memory.remove(0);
            }
        }
        tell(step + 1, sum);
        let gain = (best - sum) / sum.abs().max(1.0);
        (weights, best, slope) = (next, sum, next_slope);
        if gain < 1e-5 {
            break;
        }
    }
    weights
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The slope towards less, the price of sizes included; 0 where a weight had better stay 0.
fn pseudo_slope(weights: &[f64], slope: &[f64], price: f64) -> Vec<f64> {
    weights
        .iter()
        .zip(slope)
        .map(|(&weight, &slope)| match weight {
            weight if weight > 0.0 => slope + price,
            weight if weight < 0.0 => slope - price,
            _ if slope + price < 0.0 => slope + price,
            _ if slope - price > 0.0 => slope - price,
            _ => 0.0,
        })
        .collect()
}

/// The way down by the remembered steps (two-loop recursion, Nocedal 1980), kept to the steepest way's side.
fn direction(steepest: &[f64], memory: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut way: Vec<f64> = steepest.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for (moved, turned, curve) in memory.iter().rev() {
        let share = dot(moved, &way) / curve;
        way.iter_mut().zip(turned).for_each(|(way, turned)| *way -= share * turned);
        shares.push(share);
    }
    if let Some((_, turned, curve)) = memory.last() {
        let scale = curve / dot(turned, turned);
        for way in &mut way {
            *way *= scale;
        }
    }
    for ((moved, turned, curve), share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = dot(turned, &way) / curve;
        way.iter_mut().zip(moved).for_each(|(way, moved)| *way += (share - back) * moved);
    }
    way.iter_mut().zip(steepest).for_each(|(way, slope)| {
        if *way * slope >= 0.0 {
            *way = 0.0;
        }
    });
    way
}

type Point = (Vec<f64>, f64, Vec<f64>);

/// The first point on the way that is low enough; no weight changes its sign on one way.
fn search(
    weights: &[f64],
    steepest: &[f64],
    direction: &[f64],
    best: f64,
    first: bool,
    value: &Function<'_>,
) -> Option<Point> {
    let mut length = if first { 1.0 / dot(direction, direction).sqrt() } else { 1.0 };
    for _ in 0..30 {
        let next: Vec<f64> = weights
            .iter()
            .zip(direction)
            .zip(steepest)
            .map(|((&weight, way), slope)| {
                let side = if weight == 0.0 { -slope } else { weight };
                let moved = weight + length * way;
                if moved * side > 0.0 { moved } else { 0.0 }
            })
            .collect();
        let gained: f64 =
            next.iter().zip(weights).zip(steepest).map(|((next, weight), slope)| (next - weight) * slope).sum();
        let (sum, slope) = value(&next);
        if sum <= best + 1e-4 * gained {
            return Some((next, sum, slope));
        }
        length *= if first { 0.1 } else { 0.5 };
    }
    None
}
