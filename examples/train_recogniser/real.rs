//! Exponential and logarithm in plain arithmetic, so that learning gives the same bits on every machine: the standard
//! library leaves both to the platform.

use std::f64::consts::{LN_2, SQRT_2};

/// e to the power of `x`, within a few units of the last place; 0 far below, and finite far above.
pub(crate) fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let power = (x.min(700.0) / LN_2).round();
    let rest = x.min(700.0) - power * LN_2;
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 1..14 {
        term *= rest / f64::from(n);
        sum += term;
    }
    sum * f64::from_bits((power as i64 + 1023).cast_unsigned() << 52)
}

/// The natural logarithm of a positive number; minus infinity for 0, and what is no number stays none.
pub(crate) fn ln(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return if x == 0.0 { f64::NEG_INFINITY } else { f64::NAN };
    }
    let bits = x.to_bits();
    let mut power = (bits >> 52).cast_signed() - 1023;
    let mut rest = f64::from_bits(bits & !(0x7ff << 52) | 1023 << 52);
    if rest > SQRT_2 {
        (rest, power) = (rest / 2.0, power + 1);
    }
    let ratio = (rest - 1.0) / (rest + 1.0);
    let square = ratio * ratio;
    let (mut sum, mut term) = (0.0, ratio);
    for n in 0..12 {
        sum += term / f64::from(2 * n + 1);
        term *= square;
    }
    2.0 * sum + power as f64 * LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_the_standard_library() {
        for x in [-30.0, -1.5, 0.0, 1e-9, 0.7, 12.25] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-14, "{x}");
        }
        for x in [1e-200, 0.3, 1.0, 1.5, 9e99] {
            assert!((ln(x) - x.ln()).abs() <= 1e-14 * x.ln().abs().max(1.0), "{x}");
        }
        assert!(ln(0.0).is_infinite() && ln(-1.0).is_nan());
    }
}
