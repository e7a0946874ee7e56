//! The words that the corpus is made of; all of them invented for it.

pub(super) static GIVEN_NAMES: [&str; 32] = [
    "Amara", "Anders", "Beatriz", "Carlo", "Chiara", "David", "Dmitri", "Elena", "Farah", "Greta", "Hassan", "Ingrid",
    "Ivan", "Jonas", "Julia", "Karim", "Laura", "Lena", "Marek", "Maria", "Nadia", "Oscar", "Paula", "Pedro", "Priya",
    "Rosa", "Samuel", "Sofia", "Tomas", "Ursula", "Viktor", "Yusuf",
];

pub(super) static SURNAMES: [&str; 40] = [
    "Abernathy", "Adeyemi", "Baranov", "Bellini", "Brandt", "Castellan", "Chowdhury", "Dahlgren", "Delacroix", "Ekström",
    "Fairweather", "Ferreira", "Gallagher", "Haddad", "Holmberg", "Ibarra", "Jankowski", "Kariuki", "Keller", "Kovač",
    "Lindqvist", "Marchetti", "Mbeki", "Montoya", "Nakagawa", "Novak", "Okafor", "Oyelaran", "Petrov", "Quintero",
    "Rasmussen", "Sandoval", "Schreiber", "Sokolov", "Tanaka", "Thornbury", "Ueda", "Vasquez", "Whitlock", "Zimmermann",
];

pub(super) static OFFICES: [&str; 12] = [
    "Foreign Minister", "Environment Minister", "Prime Minister", "Deputy Minister", "Ambassador", "chief negotiator",
    "spokesperson", "Finance Minister", "President", "Secretary-General", "Governor", "Senator",
];

pub(super) static ORGANISATIONS: [&str; 16] = [
    "the River Commission", "the Ministry of Water", "the Foreign Ministry", "the Harbour Authority", "the World Bank",
    "the United Nations", "the European Union", "the Farmers' Union", "the Northern Grid Company", "the Delta Institute",
    "the Green Party", "the Central Bank", "the Red Cross", "the Upper House", "the Dam Safety Board",
    "the University of Lisbon",
];

pub(super) static CITIES: [&str; 24] = [
    "Lisbon", "Oslo", "Nairobi", "Lima", "Geneva", "Vienna", "Jakarta", "Ottawa", "Prague", "Warsaw", "Madrid", "Tunis",
    "Bogotá", "Hanoi", "Accra", "Dublin", "Helsinki", "Zagreb", "Montevideo", "Riga", "Tbilisi", "Athens", "Kampala",
    "Valletta",
];

pub(super) static OUTLETS: [&str; 8] = [
    "The Northern Ledger", "Coastline Daily", "The Evening Barge", "Uplands Gazette", "Delta News Agency",
    "The Morning Lock", "Riverside Post", "The Weir",
];

pub(super) static TOPICS: [&str; 12] = [
    "Talks on the dam", "Water treaty", "Flood fund", "Fishing quotas", "Border crossing", "Grain shipments",
    "Canal tolls", "Power exchange", "Joint patrols", "Ceasefire on the delta", "Dredging works", "Visa rules",
];

pub(super) static REMARKS: [&str; 10] = [
    "We have come a long way since spring", "Nobody should expect a miracle from one meeting",
    "The river does not wait for our calendars", "There is no plan to send soldiers",
    "This is the first honest exchange in five years", "Our farmers cannot live on promises",
    "The door remains open", "What was signed will be kept", "I will not speak about numbers today",
    "We disagree on the tolls and we said so",
];

pub(super) static WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) static MONTHS: [&str; 4] = ["July", "August", "September", "October"];

pub(super) static SENTENCES: [&str; 20] = [
    "{office} {person} met {office} {person} in {city} on {weekday}.",
    "\"{remark},\" {surname} said on {weekday}.",
    "{person}, the {office} of the delegation, arrived in {city} on {date} for two days of talks.",
    "According to {organisation}, the sides signed an agreement on {topic} on {date}, 2031.",
    "“{remark},” said {person}, {office}, after the session in {city}.",
    "The meeting lasted {number} minutes, longer than planned, an official of {organisation} told reporters.",
    "{surname} is expected to travel to {city} next week, where {organisation} will host a second round.",
    "Last month {organisation} suspended its payments, a step that {surname} called \"hasty and wrong\".",
    "The visit had been planned for {date} but was postponed after a dispute about {topic}.",
    "Some {number} families near {city} depend on the water, {organisation} says.",
    "He did not take questions.",
    "{organisation} opened its office in {city} in 2019 and has run {number} projects since.",
    "Mr. {surname} and Ms. {surname} discussed {topic} for two hours in the U.S. embassy in {city}.",
    "On {weekday} morning, {person} visited {organisation} and laid a wreath at the old lock.",
    "It is the first visit of a {office} to {city} in six years.",
    "Both sides agreed to meet again by the end of {date}, but no date was set.",
    "{surname} denied that {organisation} had been told of the plan before {weekday}.",
    "Trade between the two shores fell by {number} million in the first half of the year.",
    "{person} warned that the talks could fail if {organisation} insisted on the old map.",
    "Since early 2030 the crossing near {city} has been closed to lorries.",
];

pub(super) static FURNITURE: [&str; 10] = [
    "Share this article: Facebook Twitter WhatsApp Email", "Advertisement", "READ MORE: Ten gardens to see this autumn",
    "Sign up for our newsletter and never miss a story", "We use cookies to give you a better experience. Accept all",
    "Also read | Why your kettle is louder than it was", "Photo: the lock at dawn (Delta News Agency)",
    "Follow us on Instagram", "Comments (12) Log in to comment", "Most read: Rain expected at the weekend",
];
