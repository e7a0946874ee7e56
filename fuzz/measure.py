#!/usr/bin/env python3
"""Time and memory of `analyze` on hostile files of growing size.

    cargo build --release && python3 fuzz/measure.py target/release/backgrounder 1 2 4 8

prints a row of a Markdown table for each case: seconds of CPU and largest resident memory for each size in MB, and that
memory beyond what the program needs for an empty sentence, as a multiple of the file. GNU time is needed.
"""
import os
import random
import subprocess
import sys
import tempfile

WORDS = ("the a harbour master council said that ships of town would open on Monday after months repairs and ferry captain "
         "Lee Anna Ek Porto quay wall water group report number two plan met minister from north river bridge paid").split()


def story(size):
    draw, parts, length = random.Random(7), [], 0
    while length < size:
        sentence = " ".join(draw.choice(WORDS) for _ in range(draw.randint(6, 22))).capitalize() + ". "
        parts.append(sentence)
        length += len(sentence)
    return "".join(parts)[:size]


def fill(text):
    return lambda size: (text * (size // len(text) + 1))[:size]


HEAD = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
HTML = HEAD + "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
PARAGRAPH = "<p class='story-text'>%s</p>\n" % story(320)

CASES = [
    ("one line of sentences", "txt", story),
    ("paragraphs", "txt", lambda n: story(n).replace(". ", ".\n\n")[:n]),
    ("one line without a space", "txt", fill("abcdefghij")),
    ("one line of quotations", "txt", fill("“He said that it will be so,” said Anna Lee of the council of Porto. ")),
    ("empty lines", "txt", fill("\n")),
    ("lines of one letter", "txt", fill("a\n")),
    ("NULs between letters", "txt", fill("a\0b")),
    ("random bytes", "txt", lambda n: random.Random(7).randbytes(n)),
    ("UTF-16, cut in a letter", "txt", lambda n: story(n // 2).encode("utf-16-le")[: n // 2 * 2 - 1]),
    ("lone surrogates in UTF-16", "txt", lambda n: b"\xff\xfe" + b"\x00\xd8" * (n // 2)),
    ("combining marks", "txt", fill("\u0301")),
    ("a page of paragraphs", "html", lambda n: fill(PARAGRAPH)(n)),
    ("pictures inside the page", "html", lambda n: "".join(
        PARAGRAPH + "<img src='data:image/png;base64,%s'>" % ("A" * 50_000) for _ in range(max(1, n // 50_400)))),
    ("tags inside each other", "html", lambda n: "<div>" * (n // 11) + "words" + "</div>" * (n // 11)),
    ("lists inside each other", "html", fill("<ul><li>x")),
    ("formats left open", "html", lambda n: "".join(f"<font size={i}>" for i in range(2_000)) + fill("<p>x")(n)),
    ("tiny elements", "html", fill("<i>a</i>")),
    ("tiny paragraphs", "html", fill("<p>a</p>")),
    ("one gigantic value", "html", lambda n: "<p title='" + "x" * n + "'>Words.</p>"),
    ("attributes of one tag", "html", lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n // 9)) + ">Words.</p>"),
    ("surrogates in entities", "html", fill("&#xD800;&#0; ")),
    ("comments left open", "html", lambda n: PARAGRAPH + fill("<!-- x <b> ")(n)),
    ("CDATA left open", "html", lambda n: PARAGRAPH + fill("<![CDATA[ x ")(n)),
    ("shadow trees inside each other", "html", fill("<x-a><template shadowrootmode=open>x")),
    ("quotations inside each other", "md", fill("> ")),
    ("paragraphs in nested quotations", "md", fill("> > > > > > The ships of the town came over to Porto.\n\n")),
    ("brackets", "md", fill("[")),
    ("emphasis left open", "md", fill("*a_ ")),
    ("boundaries without end", "mhtml", lambda n: HEAD + fill("--b\r\nContent-Type: text/html\r\n\r\n<p>a\r\n")(n)),
    ("archives inside archives", "mhtml", lambda n: HEAD + "".join(
        f"--b{'' if i == 0 else i}\r\nContent-Type: multipart/related; boundary=b{i + 1}\r\n\r\n" for i in range(n // 62))),
    ("base64 of a page", "mhtml", lambda n: HTML + fill("PHA+V29yZHMuPC9wPg==\r\n")(n)),
]


def measure(program, text, extension):
    data = text if isinstance(text, bytes) else text.encode()
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/content")
        with open(os.path.join(folder, "content", "a." + extension), "wb") as file:
            file.write(data)
        time = ["/usr/bin/time", "-f", "%U %S %M", "-o", os.path.join(folder, "time")]
        subprocess.run([*time, program, "analyze", folder + "/content"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, "time")) as file:
            lines = file.read().splitlines()
    assert not any("signal" in line for line in lines), lines
    user, system, kilobytes = lines[-1].split()
    return len(data), float(user) + float(system), int(kilobytes) * 1024


def main():
    program, sizes = sys.argv[1], [float(size) for size in sys.argv[2:]]
    _, _, base = measure(program, "The harbour opened on Monday, Anna Lee said.", "txt")
    print("| case | " + " | ".join(f"{size:g} MB" for size in sizes) + " | times its size |")
    print("| --- |" + " --- |" * (len(sizes) + 1))
    for name, extension, make in CASES:
        cells = []
        for size in sizes:
            length, seconds, memory = measure(program, make(int(size * 1_000_000)), extension)
            cells.append(f"{seconds:.2f} s, {memory / 1e6:.0f} MB")
        print(f"| {name} (`.{extension}`) | " + " | ".join(cells) + f" | {max(0, memory - base) / length:.1f} |", flush=True)


main()
