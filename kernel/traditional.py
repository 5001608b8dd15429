"""Traditional characters, as far as a header or a word that is read may be written with them."""

from collections.abc import Mapping
from typing import Final

_TRADITIONAL: Final = (
    "專業兩嚴喪義習鄉產衆眾會體餘兒關興養內農況準別製辦務動勞區醫廳歷縣參發號後員園圍"
    "國復學寧實對層屆屬師帳幫庫開當態戶撫擔數斷無時術機構標檔殘畢瀋沒註測濟點獨療監碩"
    "種穩籌類係級納終經絡統續編緣繳網職脫範補規認證証識請讀賬貧貫貼費資躉較邊遼遠連鄭"
    "銷鎮長門間陽險隸難順額風齡龍"
)
_SIMPLIFIED: Final = (
    "专业两严丧义习乡产众众会体余儿关兴养内农况准别制办务动劳区医厅历县参发号后员园围"
    "国复学宁实对层届属师帐帮库开当态户抚担数断无时术机构标档残毕沈没注测济点独疗监硕"
    "种稳筹类系级纳终经络统续编缘缴网职脱范补规认证证识请读账贫贯贴费资趸较边辽远连郑"
    "销镇长门间阳险隶难顺额风龄龙"
)

SIMPLIFIED: Final[Mapping[int, str]] = dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
"""The simplified character for each traditional one, as `str.translate` takes it."""
