"""The words of tables and notes, in English and Chinese; terms are those of the notices."""

from collections.abc import Mapping
from os import environ
from typing import Final, Literal

from kernel.clauses import Text

Language = Literal["en", "zh"]

WORDS: Final[Mapping[str, Text]] = {
    # measures
    "students": Text("Students in school", "在校学生"),
    "insured": Text("Insured", "参保人数"),
    "fund_income": Text("Fund income", "基金收入"),
    "government_cost": Text("Government cost", "财政及医疗救助支出"),
    "student_cost": Text("Cost to students", "学生负担"),
    "top_up": Text("Top-up (tariff difference)", "缴费差额"),
    "refund": Text("Refunds", "退费"),
    "refund_exposure": Text("Exposed, no refund rule", "未规定退费的未到期缴费"),
    "prepaid_balance": Text("Prepaid balance, 31 December", "趸交余额（年末）"),
    "covered_months": Text("Covered months", "待遇享受人月"),
    "overlap_months": Text("Overlap with another fund", "与其他基金重叠人月"),
    "waiting_days": Text("Waiting days", "等待天数"),
    "credit_months": Text("Credit months", "折算月数"),
    # payers
    "student": Text("student", "学生个人"),
    "institution": Text("institution", "学校"),
    "medical_assistance": Text("medical assistance", "医疗救助资金"),
    "finance": Text("finance (no level named)", "财政（未指明级次）"),
    "central": Text("central budget", "中央财政"),
    "provincial": Text("provincial budget", "省级财政"),
    "municipal": Text("municipal budget", "市级财政"),
    "unallocated": Text("unallocated", "未分配"),
    "unfunded": Text("unfunded", "无人承担"),
    "total": Text("total", "合计"),
    # bases and accounting
    "explicit": Text("explicit", "明文"),
    "inferred": Text("inferred", "推定"),
    "assumed": Text("assumed", "假设"),
    "not_provided": Text("not provided", "未规定"),
    "none": Text("none", "无困难类别"),
    "accrual": Text("accrual", "权责发生制"),
    "cash": Text("cash", "收付实现制"),
    # a roster
    "rows": Text("Rows", "行数"),
    "enrolled": Text("enrolled", "已参保"),
    "unpaid": Text("Not paid, so nothing is owed here: ", "未缴费（应缴按0列示）："),
    "rejected": Text("rejected", "未通过校验"),
    "contribution": Text("Contribution at the counter", "缴费（含资助参保、学校补助）"),
    "fiscal": Text("Fiscal subsidy", "财政补助"),
    "claimed": Text("Relief claimed afterwards", "事后申领的资助"),
    "given_back": Text("Given back", "退还"),
    "of_which_assumed": Text("of which assumed", "其中依据为假设"),
    "assumed_share": Text(
        "Share of contributions, subsidies and top-ups that rests on assumptions: ",
        "缴费、财政补助和差额中以假设为依据的比例：",
    ),
    "rows_per_second": Text("Rows per second: ", "每秒行数："),
    "reading": Text("reading", "读取"),
    "assessing": Text("assessing", "核定"),
    "writing": Text("writing", "写出"),
    "rejected_are_in": Text(
        "Rejected rows, each with every reason, are in ", "未通过校验的行及全部原因见"
    ),
    # a student's story
    "all_years": Text(
        "What is given describes insurance year {year}; an annual payer pays in the other years on "
        "the same day of their drives, a prepayment is made once.",
        "所给信息描述{year}参保年度；按年缴费者其他年度在相应缴费期的同一日缴费，趸交只缴一次。",
    ),
    "result": Text("Result", "结果"),
    "because": Text("because: ", "理由："),
    "given": Text("given: ", "所给："),
    "read_as": Text("read as ", "解读"),
    "carried": Text("carried beyond the years of ", "超出适用年度沿用："),
    "carried_on": Text("carried on after the last year given", "由最后已知年度沿用"),
    "passed": Text("passed over: ", "未适用："),
    "timeline": Text("Month", "月份"),
    "drive": Text("drive", "集中参保缴费期"),
    "payment": Text("payment", "缴费"),
    "arrival": Text("arrival of the payment", "到账"),
    "wait": Text("wait", "待遇等待期"),
    "cover": Text("cover", "待遇享受期"),
    "benefits": Text("benefits", "可享待遇"),
    "leaving": Text("leaving", "终止学籍"),
    "application": Text("application for a refund", "退费申请"),
    "cut_off": Text("cut-off of a refund", "退费截止"),
    # policy cases
    "cases_held": Text("{held} of {cases} policy cases hold", "{cases}个政策案例中{held}个符合"),
    "held": Text("Holds", "符合"),
    "case": Text("Case", "案例"),
    "differences": Text("Differences", "差异"),
    "expected_found": Text(
        "{column}: expected {expected}, found {found}", "{column}：应为{expected}，实为{found}"
    ),
    # intervals
    "move_together": Text(
        "* {one} and {other} move together: correlation {value}.",
        "* {one}与{other}一同变动：相关系数{value}。",
    ),
    "low": Text("5 %", "5%"),
    "high": Text("95 %", "95%"),
    "spread": Text(
        "How far the figures may be off: {replicates} draws of every assumption from its range",
        "置信区间与误差来源：各项假设在其范围内随机取值{replicates}次",
    ),
    "default": Text("Default", "默认值"),
    "mean": Text("Mean of draws", "取值均值"),
    "by_assumptions": Text("± assumptions", "± 假设"),
    "by_chance": Text("± chance", "± 抽样"),
    "place_of_default": Text("Below default", "低于默认值"),
    # sensitivity
    "sensitivity": Text(
        "{place}, {cohorts}: {figure}, {default}, with one assumption at a time at the ends of its "
        "range",
        "{place}，{cohorts}参保年度新生敏感性分析：{figure}，{default}；每次将一项假设取至其范围两端",
    ),
    "low_end": Text("░ low end", "░ 取低值"),
    "high_end": Text("█ high end", "█ 取高值"),
    "impossible": Text("contradicts", "相互矛盾"),
    "without_effect": Text("Without effect on this figure: ", "对该数值没有影响："),
    # two forecasts side by side
    "changes": Text("change by year, and all years before and after", "各年变动及全部年度合计"),
    "before": Text("Before", "变动前"),
    "after": Text("After", "变动后"),
    "difference": Text("Difference", "差额"),
    # two scenarios side by side
    "scenario_called": Text("{name} ({path})", "{name}（{path}）"),
    "step": Text("Step", "步骤"),
    "differing": Text("What the two rest on differently", "两方案的不同之处"),
    "analysis_of_change": Text("Analysis of change, all years (yuan)", "变动分析（各年合计，元）"),
    "data": Text("Data: who enters", "数据：新生人数与构成"),
    "tariffs": Text("Tariffs", "缴费标准"),
    "fiscal_standards": Text("Fiscal standards", "财政补助标准"),
    "rules": Text("Rules", "规则"),
    "behaviour": Text("Behaviour", "行为假设"),
    "insured_years": Text("Insured,\nperson-years", "参保人年"),
    "drawn_seriatim": Text(
        "The same students are drawn for both, one by one (seed {seed}).",
        "两方案逐人抽取同一批学生（随机种子{seed}）。",
    ),
    "drawn_grouped": Text(
        "The same students are counted off for both, in groups (seed {seed}).",
        "两方案按组计数同一批学生（随机种子{seed}）。",
    ),
    "drawn_expected": Text(
        "Both take the expected number of every kind of student; nothing is drawn.",
        "两方案均取各类学生的期望人数，不作抽样。",
    ),
    "not_counted_off": Text(
        "Counting off in groups was asked for; but what people do differs, and its noise would "
        "pass for a difference.",
        "所选方法为按组计数，但两方案关于人的假设不同，抽样误差会混入差额，故改取期望人数。",
    ),
    "all_alike": Text(
        "Nothing differs: every figure is the same, to the fen.", "无任何差异：各项数字完全相同。"
    ),
    "no_figure_differs": Text(
        "What they rest on differs, but no figure does: every one is the same, to the fen.",
        "两方案的依据不同，但各项数字完全相同，无差额。",
    ),
    "by_type": Text(
        "By type of student, over the programme; money in yuan", "按学生类型，全程合计（元）"
    ),
    "type_institution": Text("Institution", "学校类型"),
    "type_programme_years": Text("Years", "学制"),
    "type_locality": Text("Place", "统筹区"),
    "type_relief": Text("Relief category", "困难类别"),
    "type_students": Text("Students", "学生"),
    "type_insured": Text("Insured in\nthe first year", "首年参保"),
    "type_cost": Text("Cost to an\ninsured student", "人均学生负担"),
    "type_months": Text("Months of cover", "人均待遇月数"),
    "type_money": Text("Money", "负担"),
    "type_cover": Text("Cover", "待遇"),
    "gains": Text("gains", "受益"),
    "loses": Text("loses", "受损"),
    "untouched": Text("untouched", "不变"),
    "others": Text("other students", "参保学生不同"),
    "outcome_money": Text(
        "Money: types with {gains:,} insured students pay less, with {loses:,} more, with "
        "{untouched:,} the same.",
        "负担：所在类型少缴的参保学生{gains:,}人，多缴的{loses:,}人，不变的{untouched:,}人。",
    ),
    "outcome_cover": Text(
        "Cover: types with {gains:,} insured students have more months, with {loses:,} fewer, with "
        "{untouched:,} the same.",
        "待遇：所在类型待遇月数增加的参保学生{gains:,}人，减少的{loses:,}人，不变的{untouched:,}人。",
    ),
    "others_note": Text(
        "Not the same students are enrolled before and after, so nobody is called a winner or a "
        "loser.",
        "变动前后参保的学生不同，故不区分受益与受损。",
    ),
    "recorded": Text("Recorded", "记录值"),
    "now": Text("Now", "现值"),
    "figure": Text("Figure", "数值项"),
    "runs_differ": Text("What differs between the runs", "两次运行的不同之处"),
    "values_differ": Text("Values and assumptions that differ", "不同的参数与假设"),
    # a run
    "run.regions": Text("Regions", "地区"),
    "run.cohorts": Text("Cohorts", "新生届别（首个参保年度）"),
    "run.by": Text("Breakdown", "分项"),
    "run.version": Text("xuebao version", "学保版本"),
    "run.seed": Text("Seed", "随机种子"),
    "run.students": Text("Entrants per cohort and region", "每届每地区入学人数"),
    "run.scenario_digest": Text("What the scenario says", "方案内容"),
    "run.command": Text("Command", "命令"),
    "run.method": Text("Method", "抽样方法"),
    "run.replicates": Text("Draws for intervals", "区间的取值次数"),
    "run.python": Text("Python version", "Python版本"),
    "run.numpy": Text("numpy version", "numpy版本"),
    "run.platform": Text("Platform", "运行平台"),
    "run.plugins": Text("Plugin", "插件"),
    "run.parameter_files": Text("Parameter file", "参数文件"),
    "run.scenario_files": Text("Scenario file", "方案文件"),
    "run.input_files": Text("File of actual figures", "执行数文件"),
    "run.correlations": Text("Assumptions that move together", "一同变动的假设"),
    "run.switches": Text("Reading", "解读开关"),
    # between words
    "colon": Text(": ", "："),
    "comma": Text(", ", "，"),
    "list": Text(", ", "、"),
    # headings
    "people": Text("People", "人数"),
    "months": Text("Cover and credit", "待遇与折算"),
    "money": Text("yuan", "元"),
    "average": Text("average", "平均"),
    "life": Text("programme", "全程合计"),
    "year": Text("Year", "年度"),
    "clause": Text("Clause", "条款"),
    "name": Text("Name", "名称"),
    "value": Text("Value", "数值"),
    "range": Text("Range", "范围"),
    "basis": Text("Basis", "依据"),
    "source": Text("Source", "来源"),
    "document": Text("Document", "文件"),
    "in_force": Text("Insurance years in force", "适用参保年度"),
    "standing": Text("standing", "长期有效"),
    "text": Text("What it says", "内容"),
    "options": Text("Options (the first is the default)", "选项（首项为默认）"),
    "documents": Text("Documents", "文件"),
    "clauses": Text("Clauses and readings", "条款与解读"),
    "parameters": Text("Parameters", "参数"),
    "switches": Text("Switches", "开关"),
    "assumptions": Text("Assumptions about people", "关于人的假设"),
    "totals": Text(
        "Totals, and the assumptions about people on which they rest, with their ranges",
        "合计及其所依据的关于人的假设（含范围）",
    ),
    "rests_on": Text("rests on", "所依据的假设"),
    "divided_by": Text("; over payers also: ", "；出资方之间的分配还取决于："),
    "localities": Text("localities", "统筹区"),
    "region": Text("Region", "地区"),
    "all_cohorts": Text("All cohorts", "各届新生合计"),
    "per_head": Text(
        "Yuan per insured student and year (accrual), by basis",
        "每名参保学生每年（权责发生制，元），按依据分",
    ),
}


def default_language() -> Language:
    """Return the language of the user's locale: Chinese, or English for any other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return "en"


def say(word: str, language: Language) -> str:
    """Return a word of the tables in a language."""
    return spoken(WORDS[word], language)


def spoken(text: Text, language: Language) -> str:
    """Return a text in a language."""
    return text.zh if language == "zh" else text.en


def yuan(amount: int) -> str:
    """Write fen as yuan, thousands apart; nothing is a dash."""
    if amount == 0:
        return "–"
    whole, fen = divmod(abs(amount), 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole:,}" if fen == 0 else f"{sign}{whole:,}.{fen:02d}"
