//! The guard against pages of the web that reach this computer under a name of their own (DNS rebinding).

/// True where a request names this computer as its host: a page from elsewhere cannot say so.
pub(super) fn is_this_computer(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((inner, port)) if is_port(port) => return inner == "::1",
            _ => return false,
        },
        None => match host.split_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => name,
            Some(_) => return false,
            None => host,
        },
    };
    name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1"
}

fn is_port(text: &str) -> bool {
    text.is_empty()
        || text.strip_prefix(':').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_is_a_host() {
        for host in ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]", "[::1]:8000"] {
            assert!(is_this_computer(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "example.org:8000",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "127.0.0.1:80@example.org",
            "[::1].example.org",
            "[::1",
            "[::2]",
            "10.0.0.1",
            "localhost:",
        ] {
            assert!(!is_this_computer(host), "{host}");
        }
    }
}
