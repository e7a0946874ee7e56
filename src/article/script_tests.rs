//! Small articles in several scripts: the whole story is kept, whatever the words of English say.

use super::clean;
use super::tests::source;
use crate::source::Format;

/// A headline and the paragraphs of one story, written for this test.
const STORIES: &[(&str, &str, [&str; 3])] = &[
    (
        "German",
        "Hafen öffnet nach neun Monaten wieder",
        [
            "Der Hafen der nördlichen Stadt hat am Montag nach neun Monaten Bauzeit wieder geöffnet, wie der Hafenmeister mitteilte. Zwei Fähren warteten bereits vor der Mole.",
            "„Die Kaimauer wird halten“, sagte er dem Stadtrat, der seit dem Frühjahr auf einen Termin gedrängt hatte.",
            "Die Arbeiten kosteten mehr als geplant, doch die Stadt will die letzte Rate noch vor dem Winter bezahlen.",
        ],
    ),
    (
        "French",
        "Le port rouvre après neuf mois de travaux",
        [
            "Le port de la ville du nord a rouvert lundi après neuf mois de travaux, a annoncé son capitaine. Deux navires attendaient déjà devant la digue.",
            "« Le quai tiendra », a-t-il dit au conseil municipal, qui réclamait une date depuis le printemps.",
            "Les travaux ont coûté plus cher que prévu, mais la ville paiera la dernière part avant l’hiver.",
        ],
    ),
    (
        "Russian",
        "Порт открылся после девяти месяцев ремонта",
        [
            "Порт северного города в понедельник снова открылся после девяти месяцев ремонта, сообщил его начальник. Два парома уже ждали у мола.",
            "«Причал выдержит», — сказал он городскому совету, который с весны требовал назвать день открытия.",
            "Работы обошлись дороже, чем ожидалось, однако город заплатит последнюю часть ещё до зимы.",
        ],
    ),
    (
        "Arabic",
        "الميناء يفتح أبوابه بعد تسعة أشهر من الإصلاح",
        [
            "أعيد فتح ميناء المدينة الشمالية يوم الاثنين بعد تسعة أشهر من أعمال الإصلاح، كما أعلن مدير الميناء. وكانت عبّارتان تنتظران خارج الرصيف.",
            "وقال المدير أمام مجلس المدينة: «الرصيف سيصمد»، وكان المجلس يطالب بموعد محدد منذ الربيع.",
            "وكلفت الأعمال أكثر مما كان متوقعا، غير أن المدينة ستدفع القسط الأخير قبل حلول الشتاء.",
        ],
    ),
    (
        "Hindi",
        "नौ महीने की मरम्मत के बाद बंदरगाह खुला",
        [
            "उत्तरी नगर का बंदरगाह नौ महीने की मरम्मत के बाद सोमवार को फिर खुल गया, उसके प्रमुख ने बताया। दो नौकाएँ पहले से ही बाहर खड़ी थीं।",
            "“घाट मज़बूत रहेगा,” उन्होंने नगर परिषद से कहा, जो वसंत से ही तारीख़ माँग रही थी।",
            "काम पर अनुमान से अधिक ख़र्च आया, लेकिन नगर सर्दियों से पहले आख़िरी किस्त चुका देगा।",
        ],
    ),
    (
        "Chinese",
        "北方小城港口维修九个月后重新开放",
        [
            "北方小城的港口在维修九个月之后，于星期一重新开放，港务长在发布会上宣布。两艘渡轮早已在防波堤外等候入港的信号。",
            "港务长对市议会说：“码头一定能够承受住冬天的风浪。”市议会从春天起就一直要求公布开放的日期。",
            "这次工程的费用超过了原来的预算，不过市政府表示，将在冬季来临之前付清最后一笔款项。",
        ],
    ),
    (
        "Japanese",
        "港が九か月の修理を終えて再開",
        [
            "北の町の港は九か月にわたる修理を終え、月曜日に再び開かれたと港長が発表した。二隻のフェリーがすでに防波堤の外で合図を待っていた。",
            "「岸壁は持ちこたえる」と港長は町議会で述べた。議会は春から再開の日を示すように求めていた。",
            "工事の費用は予想を上回ったが、町は冬が来る前に最後の支払いを済ませるとしている。",
        ],
    ),
    (
        "Thai",
        "ท่าเรือเปิดอีกครั้งหลังซ่อมแซมเก้าเดือน",
        [
            "ท่าเรือของเมืองทางเหนือเปิดให้บริการอีกครั้งเมื่อวันจันทร์ หลังจากซ่อมแซมมานานเก้าเดือน นายท่าเรือกล่าว เรือข้ามฟากสองลำรออยู่นอกเขื่อนแล้ว",
            "“ท่าเรือจะแข็งแรงพอ” เขากล่าวต่อสภาเมือง ซึ่งเรียกร้องให้ประกาศวันเปิดมาตั้งแต่ฤดูใบไม้ผลิ",
            "ค่าซ่อมแซมสูงกว่าที่คาดไว้ แต่เมืองจะจ่ายเงินงวดสุดท้ายก่อนฤดูหนาวจะมาถึง",
        ],
    ),
];

#[test]
fn a_story_in_any_script_is_kept_whole() {
    for (language, title, paragraphs) in STORIES {
        let article = clean(&source(Format::Text, &format!("{title}\n\n{}\n", paragraphs.join("\n\n"))));
        for paragraph in paragraphs {
            assert!(article.body.contains(paragraph), "{language}: {paragraph}\n{:#?}", article.blocks);
        }
        assert!(article.blocks.iter().all(|block| block.repairs.is_empty()), "{language}");
    }
}

#[test]
fn a_story_misread_as_another_encoding_is_read_again() {
    for (language, title, paragraphs) in STORIES {
        let text = format!("{title}\n\n{}\n", paragraphs.join("\n\n"));
        let damaged = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0;
        let article = clean(&source(Format::Text, &damaged));
        let texts: Vec<_> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts.join("\n\n") + "\n", text, "{language}");
    }
}
