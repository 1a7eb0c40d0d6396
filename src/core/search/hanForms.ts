import { latePattern } from '../base/latePattern.ts';

/** Traditional characters and the simplified ones that stand for them, as the laws of data, networks and cars use them. */
const PAIRS =
  '個个國国內内據据處处護护網网絡络術术規规標标準准條条評评審审報报導导記记錄录誌志資资訊讯傳传輸输轉转獨独單单權权責责義义務务監监視视識识別别臉脸車车輛辆駕驾駛驶機机構构備备關关鍵键設设儲储庫库時时間间長长達达過过運运營营業业產产應应當当屬属實实質质證证認认測测繪绘圖图雲云邊边異异開开發发現现風风險险級级類类統统計计滅灭刪删銷销領领區区擇择聯联繫系約约書书籤签訂订檢检驗验訓训練练數数碼码電电線线無无軟软體体損损壞坏預预緊紧請请複复製制勝胜際际讓让許许購购買买賣卖價价廣广鎖锁戶户對对與与從从為为會会員员團团專专門门結结論论環环節节態态隱隐壓压縮缩層层終终顯显聲声紋纹圍围徑径陸陆歐欧';

const simplified: ReadonlyMap<string, string> = new Map(
  Array.from(
    { length: PAIRS.length / 2 },
    (_, at) => [PAIRS.charAt(at * 2), PAIRS.charAt(at * 2 + 1)] as const,
  ),
);

/** The same text in simplified characters, so that what is written in Taipei finds what is law in Beijing. */
export function withSimplifiedHan(text: string): string {
  return text.replace(HAN(), (character) => simplified.get(character) ?? character);
}

const HAN = latePattern(String.raw`\p{Script=Han}`, 'gu');
