"""Why a forecast and a published figure differ, or why they agree."""

from typing import Final

from kernel.messages import Pair

REASONS: Final = {
    # splits
    "split_is_input": Pair(
        "The shares were read from this very row: it agrees because it is the input.",
        "各级分担比例即取自该行：一致是因为它就是输入值。",
    ),
    "total_is_input": Pair(
        "The total (780, 776) is the input. The shares are those of the city-owned colleges of "
        "2024, 60 and 8 % of the national standard, held in all years: that they also give the "
        "other years' amounts is what is checked.",
        "总额（780、776元）为输入值。分担比例取2024年市属高校（国家标准的60%和8%），各年沿用："
        "核对的是沿用后是否也得出其他年度的金额。",
    ),
    "residents_not_students": Pair(
        "The row is about residents by where they enrol; a student's subsidy follows the owner of "
        "the college, without a share of the district (国办发〔2008〕119号). City and district or "
        "county are therefore added up.",
        "该行按居民参保地划分；大学生按高校隶属关系，区级不分担（国办发〔2008〕119号），故市与区（县）合并比较。",
    ),
    "county_colleges": Pair(
        "In counties the province pays 12 %, not 8 %. The forecast gives all municipal "
        "institutions 8 %: nobody publishes how many students attend a county's.",
        "县（市）由省负担12%而非8%。测算对全部市属学校按8%：县（市）所属学校的学生数无人公布。",
    ),
    "one_share_for_the_province": Pair(
        "The forecast takes 28 % of the province everywhere, as where 均衡性转移支付 is paid; "
        "elsewhere it is 24 %, and nobody publishes how students divide.",
        "测算全省统一按28%（均衡性转移支付市县）；其他市县为24%，学生如何分布无人公布。",
    ),
    # receipts
    "floors": Pair(
        "Tariff and subsidy are the national floors here, as inputs: agreement only shows that the "
        "ledger neither loses nor adds a fen between the rules and the result.",
        "当地个人缴费和财政补助即国家最低标准，均为输入值：一致只说明从规则到结果一分不多、一分不少。",
    ),
    "local_tariff": Pair(
        "The local tariff of students differs from the national floor (Liaoning by city, 200 to "
        "400; Quanzhou 330 and 360 in 2022 and 2023).",
        "当地学生个人缴费标准与国家最低标准不同（辽宁各市200至400元；泉州2022、2023年为330、360元）。",
    ),
    "local_standard": Pair(
        "The city subsidises more than the national standard (Zhengzhou 780 and 776 yuan, Dalian "
        "60 above the standard).",
        "当地财政补助高于国家标准（郑州780元、776元，大连高60元）。",
    ),
    "relief_is_neutral": Pair(
        "Relief replaces part of the student's contribution and leaves the fund's income as it is. "
        "What is reimbursed afterwards never passes through the fund and is not in it either way.",
        "资助参保替代学生缴费的一部分，不改变基金收入；先缴后补的资助不经过基金，两边都不含。",
    ),
    "prepaid_unfunded": Pair(
        "Who prepaid stays at the price of his enrolment period (320 in those for 2022 and 2023), "
        "and no payer is named for the later rise. The other part of the pair, the subsidy, is the "
        "national standard as an input.",
        "趸交者仍按趸交时的标准（2022、2023年缴费期为320元），此后上调无人承担；财政补助即国家标准，为输入值。",
    ),
    "city_fills_up": Pair(
        "Who prepaid, and from 2025 everybody, pays less than the resident tariff; the city fills "
        "it up, so that the two parts cancel.",
        "趸交者以及2025年起的全体学生缴费低于居民标准，由市财政补足，两部分相抵。",
    ),
    "late_pays_both": Pair(
        "Who pays after 30 June in Heilongjiang, or after the window in Changsha from 2026 on, "
        "pays the subsidy himself, at the amount announced in the enrolment period (640 for 2024) "
        "where the budgets would have paid that of the year (670).",
        "黑龙江6月30日以后、长沙2026年起集中参保缴费期后缴费者自缴财政补助部分，"
        "按缴费期公布的标准（2024年为640元），而财政本应按当年标准（670元）补助。",
    ),
    "above_the_floors": Pair(
        "Nationwide the fund receives more than the two floors, by 90 to 130 yuan. How far "
        "that is richer local standards, or other income, was not read. The forecast holds only "
        "contributions and subsidies, of students, in five places.",
        "全国基金人均收入比两项最低标准之和多90至130元，其中多少是较高的地方标准、多少是其他收入，未见资料。"
        "测算只含五地学生的缴费和补助。",
    ),
    "quarter_of_a_resident": Pair(
        "A forecast holds no benefits until a cost is assumed. The one that can be asked for by "
        "name is a quarter of the spending of 2023, with a range from an eighth to nearly a half; "
        "raised by the trend it is still a quarter. What students cost is published nowhere.",
        "未设定费用时测算不含待遇支出。可按名称选用的是2023年支出的四分之一（范围约为八分之一至近一半），"
        "按趋势上调后仍约为四分之一。学生的费用没有任何公布数据。",
    ),
    # relief
    "helped_residents": Pair(
        "The 210 yuan are the average of all residents helped nationwide: six tenths of the 350 "
        "of that year. Shares and tariffs are local (60 % in Heilongjiang, 90 to 100 % for most "
        "elsewhere), and how assisted students divide over the categories is an assumption.",
        "210元为全国全部受资助居民的平均，约为当年350元的六成。资助比例和缴费标准因地而异"
        "（黑龙江60%，其他地方多为90%至100%），受资助学生按类别的构成为假设。",
    ),
    "share_is_input": Pair(
        "The share was read from this amount: it agrees because it is the input.",
        "资助比例即取自该金额：一致是因为它就是输入值。",
    ),
    "base_of_relief": Pair(
        "The printed amounts are those of the resident tariff of 400. The forecast applies the "
        "shares to the 390 of students; which one holds is printed nowhere.",
        "公布金额对应居民标准400元。测算按学生标准390元计算；究竟以何者为基数，文件未写明。",
    ),
    "extended_back": Pair(
        "The notice of insurance year 2024 is extended back to the entrants of September 2022. For "
        "the monitored that agrees with what was printed then; for dibao students it does not: "
        "they had half paid, not all.",
        "2024年度文件的规定向前沿用至2022年9月入学者。监测对象与当时公布的一致；低保学生不一致：当时资助一半而非全部。",
    ),
    # people
    "earlier_cohorts": Pair(
        "The forecast knows no cohort before 2022. In the years of study that they would be in, "
        "the cohort of 2022 stands in for them as it will be in that year of study.",
        "测算不含2022年度以前的新生。其应在的学年由2022年度新生在同一学年的人数代替。",
    ),
    "entrants_of_stock": Pair(
        "The entrants of each cohort are the growth of the stock plus graduates, or in the cities "
        "a ratio to the stock: how long students stay and how many leave is what is checked. What "
        "is left over is not tuned away.",
        "各届入学人数由在校人数之增量加毕业生得出，两市则按在校人数的比例得出：核对的是学制和离校。"
        "剩余的差异不作调整。",
    ),
    "national_lengths": Pair(
        "Programme lengths are the nation's mix (Liaoning: the province's of 2015) with the "
        "province's two-year students. The stay is about 3.3 years: a tenth of a year is 3 %.",
        "学制取全国构成（辽宁取本省2015年），另加本省两年制学生：平均在校约3.3年，相差0.1年即为3%。",
    ),
    "city_by_province": Pair(
        "The ratio of entrants to stock is the province's: Henan's colleges stand for Zhengzhou's, "
        "Hunan's for Changsha's.",
        "入学人数与在校人数之比取全省：郑州用河南，长沙用湖南。",
    ),
    "postgraduates": Pair(
        "How many 研究生 are in school is an estimate, or of another year; the published number "
        "holds part-time ones too, who are not in the scheme.",
        "在校研究生数为估计或他年数字；公布数还含不参保的非全日制研究生。",
    ),
    "leavers_not_added": Pair(
        "The growth of the stock plus graduates leaves out who left meanwhile. Heilongjiang's and "
        "Changsha's entrants add them back, as their counts of intake do; here there is none.",
        "在校人数增量加毕业生不含其间离校者。黑龙江和长沙的入学人数按其招生统计补回，此处无此统计。",
    ),
    "intake_held": Pair(
        "One year's intake is published and held for the other cohorts; the stock is no input. A "
        "smaller intake in earlier years would leave fewer in school than the forecast.",
        "只公布了一年的招生数，其他各年沿用；在校人数不是输入值。若以前招生较少，在校人数会少于测算。",
    ),
    "intake_falling": Pair(
        "Here graduates (5.6万) outnumber entrants (4.4万): earlier intakes were larger.",
        "此处毕业生（5.6万）多于招生（4.4万）：以前招生较多。",
    ),
    "uptake_is_input": Pair(
        "Circular: the 0.52 of the assumption is this quotient. What is above it are leavers whose "
        "prepaid years stay in force. It says nothing about these five places.",
        "循环：假设的0.52即该商。略高是因为离校者已趸交的年度继续有效。它不说明这五地的情况。",
    ),
    "target_is_no_datum": Pair(
        "The notice sets a target for each college; the forecast starts from what was last "
        "counted nationwide. What colleges reach is not published.",
        "文件为各校规定目标；测算以全国最近一次统计为起点。各校实际达到多少无公布数据。",
    ),
    "target_taken": Pair(
        "The target taken as the assumption: it agrees because it is the input.",
        "以目标为假设：一致是因为它就是输入值。",
    ),
}
"""By name, in the order in which the page numbers them."""
