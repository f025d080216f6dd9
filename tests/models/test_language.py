"""In which language a text is: told surely, or not told."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.core.ids import document_id
from tocsin.core.spans import quote
from tocsin.core.types import Block, Document
from tocsin.core.vocab import BlockKind
from tocsin.models.language import LanguageTeller, Told
from tocsin.models.settings import ModelSettings

ENGLISH = "At least four people were killed when gunmen attacked a police post near the town."
SENTENCES = {
    "ar": (
        "قتل ثلاثة جنود وأصيب خمسة آخرون في هجوم شنه مسلحون على حاجز قرب المدينة فجر الثلاثاء.",
        "وقال متحدث باسم وزارة الداخلية إن التحقيقات جارية ولم تعلن أي جهة مسؤوليتها عن التفجير.",
    ),
    "fa": (
        "دست‌کم چهار نفر در انفجار بمبی در نزدیکی بازار شهر کشته و ده نفر زخمی شدند.",
        "سخنگوی پلیس گفت که هنوز هیچ گروهی مسئولیت این حمله را بر عهده نگرفته است.",
    ),
    "ru": (
        "В результате взрыва у здания полиции погибли двое сотрудников, ещё пятеро ранены.",
        "Представитель министерства заявил, что ответственность за нападение пока никто не взял.",
    ),
    "uk": (
        "Унаслідок обстрілу міста загинули двоє людей, ще семеро дістали поранення.",
        "Речник поліції сказав, що слідство триває, а відповідальності за напад ніхто не взяв.",
    ),
    "fr": (
        "Trois soldats ont été tués mardi dans une embuscade tendue par des hommes armés.",
        "Le porte-parole du ministère a déclaré que l'attaque n'avait pas été revendiquée.",
    ),
    "es": (
        "Al menos cinco personas murieron el lunes en un ataque contra la policía.",
        "El portavoz del gobierno dijo que ningún grupo se ha atribuido el atentado.",
    ),
    "pt": (
        "Pelo menos quatro pessoas morreram na explosão de uma bomba junto ao mercado da cidade.",
        "O porta-voz da polícia disse que nenhum grupo reivindicou o ataque.",
    ),
    "de": (
        "Bei einem Anschlag auf eine Polizeiwache sind drei Menschen getötet worden.",
        "Ein Sprecher des Ministeriums sagte, bislang habe sich niemand zu der Tat bekannt.",
    ),
    "tr": (
        "Kent merkezindeki karakola düzenlenen saldırıda iki polis memuru hayatını kaybetti.",
        "İçişleri Bakanlığı sözcüsü, saldırıyı henüz kimsenin üstlenmediğini söyledi.",
    ),
    "zh": (
        "星期二凌晨,一群武装人员袭击了市郊的警察检查站,造成三人死亡,五人受伤。",
        "内政部发言人说,目前还没有任何组织宣布对爆炸事件负责。",
    ),
    "ur": (
        "شہر کے بازار میں ہونے والے دھماکے میں کم از کم چار افراد ہلاک اور دس زخمی ہو گئے۔",
        "پولیس کے ترجمان نے کہا کہ ابھی تک کسی گروہ نے حملے کی ذمہ داری قبول نہیں کی۔",
    ),
    "he": (
        "שלושה שוטרים נהרגו בהתקפה של חמושים על מחסום סמוך לעיר ביום שלישי.",
        "דובר המשרד אמר כי אף ארגון לא קיבל אחריות על הפיצוץ.",
    ),
    "so": (
        "Ugaadhii saddex askari ayaa lagu dilay weerar ay kooxo hubaysan ku qaadeen saldhig.",
        "Afhayeenka wasaaradda ayaa sheegay in weli cidna aysan sheegan mas'uuliyadda qaraxa.",
    ),
    "sw": (
        "Watu wanne waliuawa na wengine kumi kujeruhiwa katika shambulio la bomu.",
        "Msemaji wa polisi alisema kuwa hakuna kundi lililodai kuhusika na shambulio hilo.",
    ),
    "id": (
        "Sedikitnya empat orang tewas dalam ledakan bom di dekat pasar kota pada hari Selasa.",
        "Juru bicara polisi mengatakan belum ada kelompok yang mengaku bertanggung jawab.",
    ),
    "it": (
        "Almeno quattro persone sono morte nell'esplosione di una bomba al mercato.",
        "Il portavoce del ministero ha detto che nessuno ha rivendicato l'attentato.",
    ),
    "hi": (
        "शहर के बाज़ार में हुए बम धमाके में कम से कम चार लोग मारे गए और दस घायल हो गए।",
        "पुलिस प्रवक्ता ने कहा कि अभी तक किसी गुट ने हमले की ज़िम्मेदारी नहीं ली है।",
    ),
    "ps": (
        "د ښار په بازار کې په چاودنه کې لږ تر لږه څلور کسان ووژل شول او لس نور ټپیان شول.",
        "د پولیسو ویاند وویل چې تر اوسه هېڅ ډلې د برید پړه نه ده منلې.",
    ),
}
NAMES = {"ar": "Arabic", "fa": "Persian", "zh": "Chinese", "ps": "Pashto", "so": "Somali"}


def blocks(*texts: str, kind: BlockKind = BlockKind.BODY) -> list[Block]:
    text = "\n".join(texts)
    document = Document(
        id=document_id(source=None, url=None, text=text), text=text, raw_digest="r0"
    )
    found, start = [], 0
    for each in texts:
        span = quote(document, start, start + len(each))
        found.append(Block(span=span, kind=kind, reason="test"))
        start += len(each) + 1
    return found


@pytest.fixture(scope="module")
def teller() -> LanguageTeller:
    return LanguageTeller(ModelSettings())


@pytest.mark.parametrize("code", SENTENCES)
def test_other_languages_are_told_and_not_read(teller: LanguageTeller, code: str) -> None:
    for sentence in SENTENCES[code]:
        told = teller.tell(blocks(sentence))
        assert told.language == code
        assert told.unread is not None and told.unread.endswith("only English is read")
        assert NAMES.get(code, "") in told.unread


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Al-Shabaab claims Mogadishu blast",
        "Mogadishu, Somalia.",
        "Abu Bakr al-Baghdadi, Ayman al-Zawahiri, Hassan Nasrallah",
        "Boko Haram: 14; ISWAP: 8",
    ],
)
def test_english_is_read_and_so_is_what_cannot_be_told(teller: LanguageTeller, text: str) -> None:
    told = teller.tell(blocks(text))
    assert told.unread is None
    assert told.language in {"en", None}


@pytest.mark.parametrize("text", ["103 84 12:30 2024-01-05 +964 770 000 0000", "***", "Ankara"])
def test_what_holds_no_language_has_none(teller: LanguageTeller, text: str) -> None:
    assert teller.tell(blocks(text)) == Told()


def test_without_a_body_no_language_is_told(teller: LanguageTeller) -> None:
    assert teller.tell([]) == Told()
    menu = blocks(*SENTENCES["fr"], kind=BlockKind.FURNITURE)
    assert teller.tell([*menu, *blocks(ENGLISH)]).language == "en"


def test_a_bilingual_statement_is_read_and_an_english_quotation_is_not_enough(
    teller: LanguageTeller,
) -> None:
    arabic = SENTENCES["ar"]
    assert teller.tell(blocks(ENGLISH, *arabic, ENGLISH)) == Told(language="en")
    told = teller.tell(blocks(*arabic * 4, ENGLISH))
    assert told.language == "ar"
    assert told.unread is not None and "for the most part" in told.unread


def test_short_lines_are_told_together(teller: LanguageTeller) -> None:
    assert teller.tell(blocks(*SENTENCES["fr"][0].split())).language == "fr"


def test_languages_that_are_read_are_a_setting() -> None:
    both = LanguageTeller(ModelSettings(languages=("en", "fr")))
    assert both.tell(blocks(*SENTENCES["fr"])) == Told(language="fr")


def english_texts(folder: Path) -> Iterator[str]:
    for path in (folder / "data/claims/docs").glob("*.json"):
        yield json.loads(path.read_text(encoding="utf-8"))["text"]
    for path in sorted((folder / "data/polnear/train/text").iterdir())[::5]:
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted((folder / "data/muc4/corpora/dev").glob("dev-muc3-*")):
        texts = re.split(r"\n(?=DEV-MUC3-\d)", path.read_text(encoding="utf-8", errors="replace"))
        yield from texts[1::5]


@pytest.mark.skipif(
    "TOCSIN_TEST_DATA" not in os.environ, reason="needs the private data: TOCSIN_TEST_DATA"
)
def test_no_english_report_is_taken_for_another_language(teller: LanguageTeller) -> None:
    texts = list(english_texts(Path(os.environ["TOCSIN_TEST_DATA"])))
    assert len(texts) > 200
    for text in texts:
        lines = [line for line in re.split(r"\n\s*\n", text) if line.strip()]
        assert teller.tell(blocks(*lines)) == Told(language="en")


@pytest.mark.parametrize("other", ["fr", "ru", "zh"])
def test_to_stop_early_tells_the_same_as_to_read_on(teller: LanguageTeller, other: str) -> None:
    # A second language that no text is in keeps the teller from stopping early.
    patient = LanguageTeller(ModelSettings(languages=("en", "xx")))
    for number in range(6):
        mixed = blocks(*[ENGLISH] * number, *[" ".join(SENTENCES[other])] * 3, *[ENGLISH] * 2)
        told, told_late = teller.tell(mixed), patient.tell(mixed)
        assert told.language == told_late.language
        assert (told.unread is None) == (told_late.unread is None)
