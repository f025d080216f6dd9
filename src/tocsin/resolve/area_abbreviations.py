"""Short forms of areas that stand after a town's name: "Lexington, Ky.", "Paris, TX".

Source: USPS and Canada Post two-letter codes; the short forms of the Associated Press's
stylebook for the United States; those of Australian usage.
"""

from collections.abc import Sequence

from tocsin.core.ports import Places
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind

_UNITED_STATES = """
AL Ala=Alabama AK=Alaska AZ Ariz=Arizona AR Ark=Arkansas CA Calif Cal=California CO Colo=Colorado
CT Conn=Connecticut DE Del=Delaware FL Fla=Florida GA Ga=Georgia HI=Hawaii ID=Idaho
IL Ill=Illinois IN Ind=Indiana IA=Iowa KS Kan Kans=Kansas KY Ky=Kentucky LA La=Louisiana ME=Maine
MD Md=Maryland MA Mass=Massachusetts MI Mich=Michigan MN Minn=Minnesota MS Miss=Mississippi
MO Mo=Missouri MT Mont=Montana NE Neb Nebr=Nebraska NV Nev=Nevada NH N.H=New_Hampshire
NJ N.J=New_Jersey NM N.M=New_Mexico NY N.Y=New_York NC N.C=North_Carolina ND N.D=North_Dakota
OH=Ohio OK Okla=Oklahoma OR Ore=Oregon PA Pa Penn=Pennsylvania RI R.I=Rhode_Island
SC S.C=South_Carolina SD S.D=South_Dakota TN Tenn=Tennessee TX Tex=Texas UT=Utah VT Vt=Vermont
VA Va=Virginia WA Wash=Washington WV W.Va=West_Virginia WI Wis Wisc=Wisconsin WY Wyo=Wyoming
DC D.C=District_of_Columbia
"""
_CANADA = """
AB Alta=Alberta BC B.C=British_Columbia MB Man=Manitoba NB N.B=New_Brunswick
NL N.L=Newfoundland_and_Labrador NS N.S=Nova_Scotia NT=Northwest_Territories NU=Nunavut
ON Ont=Ontario PE PEI P.E.I=Prince_Edward_Island QC Que=Quebec SK Sask=Saskatchewan YT=Yukon
"""
_AUSTRALIA = """
NSW N.S.W=New_South_Wales QLD Qld=Queensland VIC Vic=Victoria TAS Tas=Tasmania
"""


def _table() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for country, rows in (("AU", _AUSTRALIA), ("CA", _CANADA), ("US", _UNITED_STATES)):
        forms: list[str] = []
        for word in rows.split():
            form, _, name = word.partition("=")
            forms.append(form)
            if name:
                found |= {each: (country, name.replace("_", " ")) for each in forms}
                forms = []
    return found


AREAS = _table()


def abbreviated(form: str, places: Places) -> Sequence[Place]:
    """Return the first-order area that a short form stands for, as a list; empty if none.

    >>> AREAS["Ky"], AREAS["N.S"]
    (('US', 'Kentucky'), ('CA', 'Nova Scotia'))
    """
    country, name = AREAS.get(form.rstrip("."), (None, ""))
    return [
        place
        for place in (places.find(name) if country else ())
        if place.country == country and place.kind is PlaceKind.FIRST_ORDER
    ]
