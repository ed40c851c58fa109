/**
 * Owns what no stall may offer: nothing is sold at a fair of the station, for charity neither, nothing is collected, and no
 * price is named. Each line says what it is and by which words it is known.
 */
import { foundIn, type Unsaid } from '../words/found-in'

/** Words that say the opposite, or only sound like it: they are looked past. */
const FREE =
  /(?:不|无|非|免|没有|禁止|谢绝|拒绝|严禁)(?:再|得|许|准|能|会|用|需|要|做|搞|任何|现场)*(?:义卖|售卖|销售|出售|贩卖|卖|推销|促销|收费|付费|收款|付款|收钱|要钱|募捐|捐款|打折|材料费|工本费|押金|费)|售后|卖力|小卖部|外卖(?:小哥|骑手|员)|售货员|优惠政策/g

const selling: readonly Unsaid[] = [
  {
    what: '义卖、募捐',
    words: /义卖|义售|义购|爱心拍卖|慈善拍卖|募捐|募款|募集|捐款|捐钱|筹款|众筹|认捐|善款/,
  },
  {
    what: '付钱',
    words:
      /扫码(?:付|支付|下单|购|买)|付款|付费|收费|收款|收钱|支付宝|微信支付|转账|刷(?:银行|信用)?卡|充值|储值|办卡|会员卡|押金|定金|工本费|材料费/,
  },
  {
    what: '价钱、打折',
    words:
      /优惠|打折|折扣|[一二三四五六七八九十\d]折(?!叠|纸|页|伞|扇)|特价|半价|底价|低价|原价|现价|成本价|售价|满减|立减|满\d+[减送]|促销|代金券|返现|[一二三四五六七八九十百千]+块钱|[二三四五六七八九十百千]+元(?!宵|旦|素)|[1-9]\d*(?:元|块)|[¥￥$]/,
  },
  { what: '卖东西', words: /卖|售|清仓|甩货|批发|零售|选购|订购|预订|下单|代购|团购|拼团|带货|购买|推销/ },
]

/** What of what stalls offer may not be written, with the very words; null where nothing is sold. */
export const sellingIn = (texts: readonly string[]): { what: string; words: string } | null =>
  foundIn(texts, selling, FREE)
