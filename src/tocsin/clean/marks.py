"""The marks of a page as patterns: menus, share buttons, tickers, credits, captions.

Each pattern is for one whole line and carries a role and a reason in words.

Source: labels of the common publishing systems (themes, share and print plug-ins,
breadcrumbs, tickers), agency end marks, photo credits after the Associated Press's style.
"""

import re
from dataclasses import dataclass

from tocsin.clean.pieces import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A kind of furniture: the pattern of its line, its role, the reason in words.

    `long` allows lines of a caption's length. `stopped` allows lines that end as a sentence
    does, for marks whose words leave no doubt.
    """

    pattern: re.Pattern[str]
    role: Role
    reason: str
    long: bool = False
    stopped: bool = False


_NAME = r"[A-Z][\w.'\u2019*-]*"
_SMALL = r"(?:and|of|in|for|the|at|with|de|al|bin|van|von|el|staff|&)"
_NAMES = rf"{_NAME}(?:[\s,;|/\u2022\u2014]+(?:-\s+)?(?:{_NAME}|{_SMALL}|\d[\w:.]*))*"

# Words of share and print bars: a line of nothing else, with one of the telling words.
_TELLING = r"(?=.*(?:shar|print|pdf|mail|tweet|twitter|facebook|whatsapp|linkedin|copy|follow))"
_BUTTON_WORDS = """
share shares print pdf email e-mail tweet twitter x facebook whatsapp linkedin telegram
pinterest reddit tumblr instagram youtube messenger copy link save friendly like this via on
to article story page follow us flipboard gmail outlook post pin send now embed
"""
_BUTTONS = "|".join(_BUTTON_WORDS.split())
_SECTIONS = "|".join(
    (
        r"opinions?|editorial|commentary|comment|analysis|exclusive|live|updates?|features?",
        r"(?:world|breaking|latest|top|local)?\s*news|world|politics|national|international|local",
        r"business|sports?|home|top stor(?:y|ies)|headlines|security|defen[cs]e|blogs?|weather",
        r"middle east|africa|asia|europe|americas|us & canada|south asia",
        r"press releases?|news release|for immediate release|statement|transcript|fact sheet",
        r"menu|search|subscribe|log ?in|sign ?in|register|trending|watch live|listen live|loading",
        r"videos?|photos|gallery|about us|contact us|skip to (?:main )?content|back to top",
        r"next|previous|more|read more|show more|published|(?:summary of an )?official statement",
    )
)
_OTHERS = r"(?:related|recommended|similar|popular|recent|latest|more|other|top|featured|trending)"
_STORIES = (
    r"(?:stor(?:y|ies)|articles?|posts?|news|content|topics?|coverage|headlines|reading|videos?|"
    r"links)"
)
_POINTER = (
    r"(?:related|read more|read also|also read|see also|read|more|watch|listen|see|in pictures|"
    r"photos?|video|recommended|must read|don['\u2019]t miss|click here|next|previous)"
)
_WORK = r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Cc]ompiled|[Tt]ranslated)"
_AGENCIES = r"(?:reuters|afp|ap|epa|getty|shutterstock|anadolu)"


def _mark(role: Role, reason: str, *patterns: str, long: bool = False, stop: bool = False) -> Mark:
    joined = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    return Mark(pattern=joined, role=role, reason=reason, long=long, stopped=stop)


def _cased(role: Role, reason: str, *patterns: str, stop: bool = False) -> Mark:
    joined = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return Mark(pattern=joined, role=role, reason=reason, stopped=stop)


MARKS: tuple[Mark, ...] = (
    _mark(Role.MENU, "line without letters or digits", r"[\W_]+", long=True, stop=True),
    _mark(
        Role.COPYRIGHT,
        "copyright line",
        r"(?:\u00a9|\(c\)\s*\d{4}|copyright\W{0,3}(?:\u00a9|\(c\)|\d{4})).*",
        r".{0,60}\ball rights reserved\b.{0,60}",
        r".{0,40}\u00a9\s*\d{4}.{0,60}",
        long=True,
        stop=True,
    ),
    _mark(
        Role.TICKER,
        "news ticker: items that begin with two asterisks",
        r"(?=\*\*\S)(?!.*\S\*\*(?:\s|$|[.,;:!?])).*\s\*\*\S.*",
        long=True,
        stop=True,
    ),
    _mark(
        Role.BREADCRUMB,
        "path to the page",
        r"(?:[^.\u00bb\u203a]{1,40}\s[\u00bb\u203a]\s)+.*",
        r"home\s*(?:[/>|\u2192]\s*[^/>|]{1,60})+",
        long=True,
    ),
    _mark(
        Role.MENU,
        "comment count",
        r"(?:\d+|no|leave a|post a|add a|view|show)\s+comments?(?:\s*\(\d+\))?",
        r"comments?\s*\(?\d*\)?",
    ),
    _mark(
        Role.MENU,
        "share and print buttons",
        rf"{_TELLING}(?:(?:{_BUTTONS}|\d+[km]?)\b[\s,|&/.:+\u00b7\u2022-]*)+",
        r"(?:click to )?share (?:this|on|via|with)\b.*",
    ),
    _mark(
        Role.MENU,
        "advertisement mark",
        r"[\W_]*advertisement\b.{0,50}",
        r"[\W_]*(?:banner|ads?|advert|advertisements?|sponsored(?: content| by .*)?)[\W_]*",
        r"[\W_]*(?:story continues below|(?:article )?continues? (?:below|after)).*",
        r"(?:scroll to continue|continue reading).*",
    ),
    _mark(
        Role.MENU,
        "tags and categories",
        r"(?:tags?|tagged(?: (?:as|with))?|categor(?:y|ies)|filed under|topics?|keywords|labels|"
        r"posted in|related topics)\s*:.*",
        long=True,
    ),
    _mark(
        Role.RELATED,
        "list of other stories",
        r"[\W_]*you (?:may|might) (?:also|like|be interested).*",
        rf"[\W_]*{_OTHERS}\s+{_STORIES}(?: (?:from|on|in|about)\b.*)?[\W_]*",
        r"[\W_]*(?:most (?:read|popular|viewed|shared)|related|recommended(?: for you)?)[\W_]*",
        r"[\W_]*(?:don['\u2019]t miss|editors?['\u2019]?s? picks?|also (?:read|see))[\W_]*",
        r"[\W_]*(?:what to read next|read next|up next|blogs|in other news)[\W_]*",
        r"more (?:from|on|in) .*",
    ),
    _mark(
        Role.MENU,
        "pointer to another story",
        rf"[\[(*]*{_POINTER}\s*[:|\u25b6\u00bb].*",
        r"\[[^\[\].]{15,150}\]",
        r"(?:just watched|must watch)\b.*",
        long=True,
    ),
    _mark(
        Role.MENU,
        "pointer to another page",
        r"(?:read|see|watch|view|click|get)\s+(?:the\s+)?(?:rest|more|full|whole|entire|original|"
        r"here|on)\b.{0,60}\b(?:here|at\s+\S+|story|article|report|transcript)[.:]?",
        r"(?:click|tap|follow|see|read)\s+here\b.*",
        r"(?:subscribe|sign up|follow us|download our)\b.*",
    ),
    _mark(Role.LABEL, "label of a section or button", rf"[\W_]*(?:{_SECTIONS})[\W_]*"),
    _mark(
        Role.MENU,
        "end mark",
        r"[\W_]*(?:ends?|enditem|nnnn|30|more to (?:come|follow)|to be continued|continued)[\W_]*",
    ),
    _mark(
        Role.MENU,
        "address of a page or account",
        r"(?:https?://|www\.)\S+|@\w+|[\w.+-]+@[\w-]+\.[\w.]+",
    ),
    _cased(
        Role.MENU,
        "number of the record",
        r"(?=.*\d)(?=.*[-/#])#?[A-Z0-9]+(?:[-/#][A-Z0-9]+)+(?:\s\([A-Z0-9, ]{1,30}\))?",
        r"(?:NEWS )?(?:RELEASE|Release|Article|Story)\s*(?:[Nn]umber|NUMBER|[Nn][Oo]\.?|#|ID)\s*:?"
        r"\s*#?[\w/-]+",
    ),
    _mark(
        Role.MENU,
        "reading time or count of readers",
        r"\d+\s*(?:min(?:ute)?s?\s+read|views?|shares?|likes?|retweets?|hours? ago|days? ago)",
        r"(?:reading time|views|shares)\s*:?\s*\d+.*",
    ),
    _mark(
        Role.MENU,
        "terms of the site",
        r".{0,40}\b(?:terms (?:of|and|&) (?:use|service|conditions)|privacy policy|cookie policy|"
        r"privacy notice|cookie settings)\b.{0,60}",
    ),
    _mark(
        Role.MENU,
        "form of the site: comments, cookies, newsletter",
        r"your email address will not be published.*|required fields are marked.*",
        r"(?:save my name, email|notify me of (?:new|follow-up)|leave a (?:reply|comment)\b).*",
        r".{0,60}\b(?:we use cookies|uses cookies|uses akismet|enable javascript)\b.*",
        r"(?:please )?(?:sign up|subscribe)\b.*\b(?:newsletter|inbox|alerts|channel|updates)\b.*",
        long=True,
        stop=True,
    ),
    _cased(
        Role.BYLINE,
        "byline",
        r"(?:[Bb]y|BY|(?:[Ww]ritten|[Pp]osted|[Rr]eported) by)\s*:?\s+"
        rf"(?:the\s+)?(?:{_NAMES}|@\w+)",
        r"(?:[Bb]y|BY)\s+\S*(?:desk|staff|admin|editor|team|bureau|reporter|correspondent)",
        rf"(?:[Aa]uthors?|AUTHORS?)\s*:\s*{_NAMES}",
    ),
    _cased(
        Role.CREDIT,
        "credit of contributors",
        rf"[(*_\[]?(?:Additional )?{_WORK} (?:in {_NAME} )?by {_NAMES}"
        rf"(?:[;.]? {_WORK} by {_NAMES})*[.)\]*]*",
        r".{2,160}\bcontributed (?:to (?:this|the) (?:report|story|article|piece)|reporting)\b"
        r".{0,60}",
        rf"{_NAMES} contributed\.",
        stop=True,
    ),
    _mark(
        Role.PICTURE,
        "caption or credit of a picture",
        r"\(?file\s*[\u2013\u2014-].*",
        r"file photo\b.*|enlarge this image.*|(?:toggle|hide) caption.*",
        r"\(?(?:photo(?:graph)?|image|picture)\s*(?:by|credit|source|copyright|caption|:).*",
        rf"{_AGENCIES}\.?",
        r"(?:caption|credit)\s*:.*",
        rf".*(?:getty images|\bap photo\b|/\s*{_AGENCIES}|file photo|hide caption)[\s.)\]]*",
        r".*\((?:photo(?:graph)?|image) (?:by|courtesy)\b.{0,80}",
        rf".*\u00a9\s?[^\d.]{{3,40}}\((?:\w+/)?{_AGENCIES}\)",
        long=True,
        stop=True,
    ),
)

_OUTLETS = """
agency agencies blog broadcasting bulletin chronicle courier daily desk digest dispatch
examiner express gazette group herald independent inquirer journal ledger magazine mail
media mirror monitor network news newsdesk newspaper observer online post press radio record
report reporter review service services standard star sun telegraph television times today
tribune tv weekly wire world
"""
OUTLET_WORDS = frozenset(_OUTLETS.split())
_DATE_LINES = """
published posted updated update last modified date dated on at first created edited issued
released filed the of and time gmt utc est edt et cst cdt ct mst mdt pst pdt pt hst bst cet cest
eet msk ist sgt hkt jst aest am pm by local for
immediate release publication original revised changed modification broadcast aired
"""
DATE_LINE_WORDS = frozenset(_DATE_LINES.split())
