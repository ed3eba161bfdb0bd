/**
 * Traditional characters read as simplified ones, for the words that the core goes by. Only the reading: what is
 * shown stays as printed. The table holds the characters of official prose, one for one; a character that stands
 * for several (乾, 著) is left alone.
 */
const pairs =
  '萬万與与專专業业東东絲丝兩两嚴严喪丧個个豐丰臨临為为麗丽舉举義义烏乌樂乐習习鄉乡書书買买亂乱爭争於于虧亏雲云亞亚產产畝亩親亲億亿僅仅從从倉仓儀仪們们價价眾众優优會会傳传傷伤倫伦偽伪體体餘余傭佣側侧僑侨儲储兒儿黨党關关興兴養养獸兽內内岡冈冊册寫写軍军農农馮冯衝冲決决況况凍冻淨净準准減减湊凑鳳凤憑凭凱凯擊击劃划劉刘則则剛刚創创刪删別别劑剂動动務务勞劳勢势勝胜勵励勸劝辦办協协區区單单賣卖衛卫廠厂廳厅歷历曆历厲厉壓压縣县參参雙双發发變变疊叠葉叶號号嘆叹嚇吓嗎吗啟启員员響响問问嘗尝囑嘱團团園园圍围圖图國国場场壞坏塊块堅坚壇坛墜坠報报墊垫塵尘壯壮聲声處处備备復复複复頭头夾夹奪夺奮奋奧奥婦妇媽妈嬰婴學学寧宁寶宝實实審审寬宽賓宾將将對对尋寻導导層层屬属嶺岭島岛峽峡歲岁崗岗幣币帥帅師师帳帐帶带幫帮幹干幾几庫库應应廟庙廢废廣广張张強强彈弹彎弯歸归當当錄录徹彻徵征徑径憶忆懷怀態态憂忧憲宪慣惯愛爱慮虑懲惩戰战戲戏戶户撲扑執执擴扩掃扫揚扬擾扰撫抚拋抛搶抢護护擔担擬拟據据擠挤揮挥損损換换搗捣撐撑擇择擋挡撥拨擺摆攝摄數数敵敌斷断無无舊旧時时曠旷暢畅暫暂術术機机殺杀雜杂權权條条來来楊杨極极構构樞枢標标棧栈棟栋欄栏樹树樣样橋桥檔档檢检樓楼橫横歐欧殘残毀毁氣气匯汇漢汉湯汤溝沟滅灭灑洒災灾爐炉點点煉炼燒烧煙烟熱热爾尔牆墙獎奖獨独獄狱獲获環环現现瑪玛畫画異异療疗瘋疯監监盤盘盡尽睜睁確确碼码磚砖礎础礦矿禮礼禍祸種种積积稱称穩稳窮穷竊窃競竞筆笔築筑簡简糧粮糾纠紀纪約约級级紅红納纳紛纷紙纸組组細细織织終终結结給给絡络統统經经維维綜综網网緊紧線线練练緩缓編编緣缘縮缩總总績绩續续繩绳纜缆罰罚羅罗職职聯联聽听肅肃腦脑膠胶臺台艦舰藝艺節节蘇苏藥药蘭兰護护蟲虫補补製制襲袭見见規规視视覺觉覽览觀观觸触計计訂订訓训記记講讲許许論论設设訪访證证評评識识訴诉診诊詞词試试話话該该詳详語语誤误說说請请諸诸課课調调談谈謀谋議议讀读讓让責责貝贝負负財财貢贡貧贫貨货質质販贩貫贯費费資资賠赔賴赖購购賽赛贊赞車车軌轨軟软輕轻載载較较輔辅輛辆輪轮輸输轄辖轉转辯辩農农邊边達达遷迁過过運运還还這这進进遠远違违連连遲迟遺遗選选鄰邻醫医釋释裡里裏里鐵铁鋼钢鎮镇錢钱錯错鍋锅鑒鉴針针鈴铃銀银銷销鎖锁長长門门閃闪閉闭開开閱阅間间閒闲闢辟隊队陽阳陰阴際际陸陆陳陈險险隨随隱隐難难電电霧雾靜静韓韩頁页項项順顺須须預预領领頻频題题顏颜額额願愿類类顧顾風风飛飞飯饭飲饮餐餐館馆馬马駐驻駕驾驗验騎骑驅驱魚鱼鮮鲜麥麦黃黄齊齐齒齿龍龙'
const simplified = new Map<string, string>()
for (let index = 0; index + 1 < pairs.length; index += 2) simplified.set(pairs[index]!, pairs[index + 1]!)

const traditional = RegExp(`[${[...simplified.keys()].join('')}]`, 'g')

/** The text in simplified characters, of the same length. */
export function simplify(text: string): string {
  return text.replace(traditional, (character) => simplified.get(character)!)
}

/** The words of a line as they are compared: simplified, without blanks (通 知). */
export function wordsOf(text: string): string {
  return simplify(text.replace(/[\s\u00a0]+/g, ''))
}
