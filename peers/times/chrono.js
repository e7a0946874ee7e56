// Reads {"id","date","text"} a line and prints {"id","times":[{start,end,value}]}: what chrono-node finds, in code points.
// The value has the parts that chrono calls known, so that "June 2021" is a month and no day.
const chrono = require("chrono-node");
const lines = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean);
const two = (number) => String(number).padStart(2, "0");

function value(start) {
  let text = String(start.get("year"));
  const day = start.isCertain("day") || start.isCertain("weekday");
  if (start.isCertain("month") || day) text += "-" + two(start.get("month"));
  if (day) text += "-" + two(start.get("day"));
  if (day && start.isCertain("hour")) text += "T" + two(start.get("hour")) + ":" + two(start.get("minute"));
  return text;
}

for (const line of lines) {
  const { id, date, text } = JSON.parse(line);
  const point = (unit) => Array.from(text.slice(0, unit)).length;
  const times = chrono.parse(text, new Date(date + "T12:00:00")).map((found) => ({
    start: point(found.index),
    end: point(found.index + found.text.length),
    value: value(found.start),
  }));
  console.log(JSON.stringify({ id, times }));
}
