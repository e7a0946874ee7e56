// The query engine of the search page: words in; sentences, sources and names out, best first. It knows nothing of pages.
var BACKGROUNDER_ENGINE = function (index) {
  "use strict";
  // Numbers are written in the digits of the index; those from `last` on are followed by more.
  const digits = new Uint8Array(128);
  for (let i = 0; i < index.digits.length; i++) digits[index.digits.charCodeAt(i)] = i;
  function numbers(text) {
    const found = [];
    for (let i = 0, high = 0; i < text.length; i++) {
      const digit = digits[text.charCodeAt(i)];
      if (digit < index.last) { found.push(high * index.last + digit); high = 0; }
      else high = high * (index.digits.length - index.last) + digit - index.last + 1;
    }
    return found;
  }
  function rising(text) {
    const found = numbers(text);
    for (let i = 0, next = 0; i < found.length; i++) { found[i] += next; next = found[i] + 1; }
    return found;
  }

  // Words, by the same rules as those of the program that wrote the index.
  const PLAIN = new Map("ßss æae œoe øo đd ðd þth łl ıi ςσ ‘' ’' ʼ' ‐- ‑- \u00ad \u200b".split(" ").map((pair) => [pair[0], pair.slice(1)]));
  const WORD = /\p{L}(?:\.\p{L})+[\p{L}\p{N}\p{M}]*|[\p{L}\p{N}\p{M}]+(?:['-][\p{L}\p{N}\p{M}]+)*/gu;
  const SIGN = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]", EACH_SIGN = new RegExp(SIGN, "gu");
  function folded(text) {
    if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase(); // nearly always, and quicker
    return text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[^\0-\x7f]/g, (c) => (PLAIN.has(c) ? PLAIN.get(c) : c)).replace(EACH_SIGN, " $& ");
  }
  // Each word as its parts, and as the whole where hyphens join them.
  function groups(text) {
    const found = [];
    for (const word of folded(text).match(WORD) || []) {
      if (word.includes(".")) {
        const parts = word.split(".");
        if (parts.every((part) => [...part].length === 1)) found.push({ parts: [parts.join("")] });
        else parts.forEach((part) => found.push({ parts: [part] }));
      } else {
        const parts = word.split("-").map((part) => part.replace(/'s$/, "").replace(/'/g, ""));
        const isCompound = parts.length > 1 && !parts.every((part) => /^[0-9]*$/.test(part));
        found.push({ parts: parts.filter(Boolean), whole: isCompound && parts.join("") });
      }
    }
    return found;
  }
  function tokens(text) {
    const words = [];
    let length = 0;
    for (const { parts, whole } of groups(text)) {
      if (whole) words.push([whole, length]);
      for (const part of parts) words.push([part, length++]);
    }
    return { words, length };
  }

  // The lexicon: words in order, each with its places over all sentences. Places are read when they are asked for.
  const words = [];
  for (const entry of index.words.split(" ")) if (entry) words.push((words[words.length - 1] || "").slice(0, digits[entry.charCodeAt(0)]) + entry.slice(1));
  const coded = index.places.split(" "), known = [], onCards = new Map();
  function from(word) {
    let low = 0, high = words.length;
    while (low < high) { const middle = (low + high) >> 1; if (words[middle] < word) low = middle + 1; else high = middle; }
    return low;
  }
  function places(id) {
    return known[id] || (known[id] = rising(coded[id]).concat(onCards.get(id) || []));
  }

  // Units: all sentences, then the cards of sources, then those of names, each on its stretch of places.
  const stops = new Set(index.stops.split(" "));
  const perSource = index.sources.map((card) => card[6]);
  const count = perSource.reduce((a, b) => a + b, 0);
  const total = count + index.sources.length + index.names.length;
  const lengths = new Float32Array(total), sourceOf = [], numberOf = [], all = numbers(index.sentences);
  let cards = 0, read = 0;
  perSource.forEach((sentences, source) => {
    for (let number = 0; sentences > 0; sentences--) {
      cards += lengths[sourceOf.length] = all[read] >> 1;
      number += all[read++] & 1 ? all[read++] : 1;
      sourceOf.push(source);
      numberOf.push(number);
    }
  });
  const mean = cards / Math.max(count, 1), inText = new Uint32Array(cards), onCard = [], weightOf = [];
  for (let unit = 0, at = 0; unit < count; unit++) inText.fill(unit, at, at += lengths[unit]);
  const unitAt = (place) => (place < cards ? inText[place] : onCard[place - cards]);
  // A card has its own words first, then other fields of less weight; its length is that of its own words.
  function addCard(unit, fields) {
    fields.forEach(([text, weight], field) => {
      const found = tokens(text);
      for (const [word, place] of found.words) {
        if (stops.has(word)) continue;
        const id = from(word);
        if (words[id] !== word) continue;
        if (!onCards.has(id)) onCards.set(id, []);
        const list = onCards.get(id), here = cards + onCard.length + place;
        if (list[list.length - 1] !== here) list.push(here);
      }
      if (!field) lengths[unit] = Math.max(1, found.length - found.words.filter(([word]) => stops.has(word)).length);
      for (let i = 0; i <= found.length; i++) { onCard.push(unit); weightOf.push(weight); }
    });
  }
  index.sources.forEach((card, i) => addCard(count + i, [[card[0], 1], [card[2], 0.8]]));
  const firstName = count + index.sources.length;
  index.names.forEach((card, i) => addCard(firstName + i, [[card[0], 1]].concat(card[5].map((form) => [form, 0.8]), [[card[3], 0.4]])));
  const cited = new Uint8Array(count);
  rising(index.cited).forEach((unit) => { cited[unit] = 1; });

  // English endings: "meets", "meeting" and "meet" are one word, a little less so than the word itself.
  function stem(word) {
    if (word.length < 5) return word;
    const cut = word.replace(/(?:ies|ing|ed|es|s|e|y)$/, "").replace(/([bdgmnprt])\1$/, "$1");
    return cut.length < 3 ? word : cut;
  }
  // Letters that were left out, put in, exchanged or turned round, up to `most`.
  function edits(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], row = [];
    for (let j = 0; j <= b.length; j++) row.push(j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        let cost = Math.min(row[j - 1] + (same ? 0 : 1), row[j] + 1, next[j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        next.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  }
  // The letters of a word as bits: words whose letters differ much are not compared one by one.
  const lettersOf = [];
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }
  function differ(a, b) {
    let count = 0;
    for (let bits = a ^ b; bits; bits &= bits - 1) count++;
    return count;
  }
  // The words of the lexicon that a typed word can mean, each with how well: itself, its endings, longer ones, likely slips.
  function meanings(word, isPrefix, isExact, isLoose) {
    const found = new Map();
    const put = (id, quality) => { if (!(found.get(id) >= quality)) found.set(id, quality); };
    let at = from(word);
    if (words[at] === word) put(at, 1);
    if (isPrefix) {
      const longer = [];
      for (; at < words.length && words[at].startsWith(word); at++) longer.push(at);
      // After one letter too many words are possible; those with most places are what can be meant.
      longer.sort((a, b) => coded[b].length - coded[a].length || a - b).slice(0, 50).forEach((id) => put(id, 0.6 + 0.2 * word.length / words[id].length));
    }
    if (isExact) return found;
    const root = stem(word);
    for (at = from(root); root.length > 2 && at < words.length && words[at].startsWith(root); at++) if (stem(words[at]) === root) put(at, 0.85);
    const isKnown = [...found.values()].some((quality) => quality >= 0.85);
    const most = word.length < 4 || /[0-9]/.test(word) ? 0 : word.length < 8 ? 1 : 2;
    if (most && (isLoose || !isKnown)) {
      if (!lettersOf.length) words.forEach((other) => lettersOf.push(letters(other)));
      const own = letters(word);
      words.forEach((other, id) => {
        if (most < 2 && other[0] !== word[0]) return;
        const distance = differ(own, lettersOf[id]) > 2 * most ? 9 : edits(word, other, most);
        if (distance <= most) put(id, 0.6 - 0.15 * distance);
        else if (isPrefix && other.length > word.length && other[0] === word[0] && edits(word, other.slice(0, word.length), 1) < 2) put(id, 0.3);
      });
    }
    return found;
  }

  // What is typed as terms: a word, a compound, or words in quotation marks. The last one may be unfinished.
  function parse(text) {
    const terms = [];
    const pieces = text.replace(/[“”„«»]/g, '"').split('"');
    const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(text);
    pieces.forEach((piece, i) => {
      const isLast = isOpen && i === pieces.length - 1;
      const found = groups(piece);
      if (i % 2) {
        const all = found.flatMap(({ parts }) => parts);
        const looked = all.map((word, offset) => ({ word, offset, isExact: true })).filter(({ word }) => !stops.has(word));
        if (looked.length) {
          if (isLast) looked[looked.length - 1].isPrefix = looked[looked.length - 1].offset === all.length - 1;
          terms.push({ looked, phrase: all.join(" ") + (isLast ? "" : " "), hasStops: looked.length < all.length });
        }
      } else {
        found.forEach(({ parts, whole }, j) => {
          const isPrefix = isLast && j === found.length - 1;
          const looked = parts.map((word, offset) => ({ word, offset, isPrefix: isPrefix && offset === parts.length - 1 })).filter(({ word }) => whole || isPrefix || !stops.has(word));
          if (looked.length) terms.push({ looked, whole: whole && { word: whole, isPrefix } });
        });
      }
    });
    // A word that stands everywhere counts only while nothing else is typed: it may be the beginning of another.
    const isStop = ({ looked }) => looked.length === 1 && stops.has(looked[0].word);
    return terms.filter((term) => !isStop(term) || terms.length === 1).slice(0, 40);
  }

  // The places of a term by their quality.
  function occurrences({ looked, whole }, isLoose, met) {
    const all = (token) => [...meanings(token.word, token.isPrefix, token.isExact, isLoose)].map(([id, quality]) => {
      met.add(words[id]);
      return [places(id), quality];
    });
    // Of words in a row those places stay where every other word stands at its distance.
    let found = all(looked[0]);
    for (const token of looked.slice(1)) {
      const away = token.offset - looked[0].offset, there = new Map();
      for (const [places, quality] of all(token)) for (const place of places) there.set(place, Math.max(quality, there.get(place) || 0));
      const byQuality = new Map();
      for (const [places, quality] of found) {
        for (const place of places) {
          const both = Math.min(quality, there.get(place + away) || 0);
          if (!both || unitAt(place) !== unitAt(place + away)) continue;
          if (!byQuality.has(both)) byQuality.set(both, []);
          byQuality.get(both).push(place);
        }
      }
      found = [...byQuality].map(([quality, places]) => [places, quality]);
    }
    return whole ? found.concat(all(whole)) : found;
  }

  // Every unit with its score, how many terms it has, how many only by beginnings (1) and slips (2), and of a card's own words
  // how many are typed.
  function weigh(terms, isLoose) {
    const score = new Float64Array(total), hits = new Uint8Array(total), own = new Uint8Array(total), worse = new Uint8Array(total), near = new Float32Array(total);
    const end = new Int32Array(total).fill(-1), best = new Float32Array(total), gap = new Float32Array(total), place = new Int32Array(total);
    const units = [], met = new Set();
    for (const term of terms) {
      const here = [], width = term.looked[term.looked.length - 1].offset + 1;
      for (const [places, quality] of occurrences(term, isLoose, met)) {
        for (const at of places) {
          const unit = unitAt(at), value = at < cards ? quality : quality * weightOf[at - cards];
          const away = end[unit] < 0 ? 0 : Math.abs(at - end[unit]);
          if (!best[unit]) here.push(unit);
          // Of several places of one word the nearest to the word before counts.
          else if (value < best[unit] || (value === best[unit] && away >= gap[unit])) continue;
          best[unit] = value;
          gap[unit] = away;
          place[unit] = at;
        }
      }
      const rarity = Math.log(1 + (total - here.length + 0.5) / (here.length + 0.5)) * term.looked.length;
      for (const unit of here) {
        const even = unit < count ? 2.2 / (1.6 + 0.6 * Math.max(0.5, lengths[unit] / mean)) : 1;
        score[unit] += rarity * best[unit] * even;
        if (unit < count) worse[unit] += best[unit] < 0.6 ? 2 : best[unit] < 0.85 ? 1 : 0;
        if (end[unit] >= 0) near[unit] += 1 / (1 + gap[unit]);
        if (unit >= count && weightOf[place[unit] - cards] === 1) own[unit] += term.looked.length;
        if (!hits[unit]++) units.push(unit);
        end[unit] = place[unit] + width;
        best[unit] = 0;
      }
    }
    for (const unit of units) {
      if (unit < count) score[unit] *= (1 + 0.5 * near[unit] / Math.max(1, terms.length - 1)) * (cited[unit] ? 1.1 : 1);
      else {
        // A card whose own words are all typed stands before one that has others too; of two alike the better known.
        score[unit] *= 1 + Math.min(1, own[unit] / lengths[unit]);
        if (unit >= firstName) score[unit] *= 1 + 0.1 * Math.log(1 + index.names[unit - firstName][4]);
      }
      score[unit] -= 1000 * worse[unit]; // a word itself before its beginning, and this before a slip
    }
    return { score, hits, own, units, met };
  }

  // Looks a query up. `most` tells how many of the terms the sentences have where none has all.
  function find(text) {
    const terms = parse(text), wanted = terms.length;
    // Known words are taken for slips only where that helps.
    const isWhole = ({ hits, units }) => units.some((unit) => hits[unit] === wanted);
    let weighed = weigh(terms, false);
    if (!isWhole(weighed)) { const other = weigh(terms, true); if (isWhole(other)) weighed = other; }
    const { score, hits, own, units, met } = weighed;
    const hasAll = (unit) => hits[unit] === wanted;
    const most = units.reduce((most, unit) => (unit < count && hits[unit] > most ? hits[unit] : most), 0);
    const ranked = (keep) => units.filter(keep).sort((a, b) => score[b] - score[a] || a - b);
    // Words that stand everywhere have no places: a phrase that holds some is looked at again in its text.
    const phrases = terms.filter((term) => term.hasStops).map((term) => term.phrase);
    return {
      sentences: ranked((unit) => unit < count && hits[unit] === most),
      sources: ranked((unit) => unit >= count && unit < firstName && hasAll(unit)).map((unit) => unit - count),
      names: ranked((unit) => unit >= firstName && (hasAll(unit) || own[unit] >= lengths[unit])).map((unit) => unit - firstName),
      met, wanted, most: most || wanted,
      holds(words) {
        const plain = ` ${groups(words).flatMap(({ parts }) => parts).join(" ")} `;
        return phrases.every((phrase) => plain.includes(` ${phrase}`));
      },
    };
  }

  // The text in pieces, each with whether it holds a word that was met.
  const BETWEEN = new RegExp(`([\\s–—/]+|${SIGN})`, "u");
  function pieces(text, met) {
    const found = [];
    for (const piece of text.split(BETWEEN)) {
      const isHit = tokens(piece).words.some(([word]) => met.has(word));
      const [, before, word, behind] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su.exec(piece);
      if (isHit) found.push([before, false], [word, true], [behind, false]);
      else found.push([piece, false]);
    }
    return found.filter(([piece]) => piece);
  }

  // True for words alone that are not looked up, as they stand in nearly every sentence.
  function isCommon(text) {
    const all = groups(text).flatMap(({ parts }) => parts);
    return all.length > 0 && all.every((word) => stops.has(word));
  }

  return { tokens, find, isCommon, pieces, sourceOf, numberOf, rising };
};
