/** Owns the inventory of the pearl station. */
import { count, item, left, on } from './item'

export const pearlItems = [
  item(0, '站点', on('district', '温泉镇新时代文明实践所', '明珠社区新时代文明实践站')),
  item(1, '党建引领、居民自治，一核多融', on('station', '党建引领、居民自治', '一核多融 多彩明珠')),
  item(
    2,
    '三块牌子',
    on('district', '明珠社区新时代文明实践站'),
    on('places', '综合文化服务中心', '党群服务中心'),
  ),
  item(
    3,
    '三项荣誉',
    on('honours', '威海市基层组织建设先进单位', '威海市精神文明建设先进单位', '环翠区星级社区'),
  ),
  item(4, '一室多用', on('places', '"culture","sport","leisure"', '"reading","lecture"')),
  item(5, '五间活动室', on('places', '文体活动室', '图书室', '书法室', '器乐室', '社区理论宣讲室')),
  item(6, '不打烊，有人接待', on('places', '"opening":"always"'), on('activities', '服务大厅接待轮值')),
  item(7, '文化、休闲、讲座', on('placePurposes', '文化活动', '休闲聊天', '讲座培训')),
  item(8, '公益合伙人、美德信用', on('projects', '公益合伙人', '美德信用'), on('allies', '公益合伙人')),
  item(
    9,
    '“社区通”小巷管家 60 余人',
    on('teams', '“社区通”小巷管家'),
    count('teams', 1, { memberCount: 60 }),
  ),
  item(10, '200 余人、2600 余场、80 余人', on('figures', '"200"', '"2600"', '"80"')),
  item(11, '五支队伍，固定的课', on('teams', '合唱队', '舞蹈队', '模特队', '鼓乐队', '太极队')),
  item(
    12,
    '13 家社会组织',
    count('teams', 13, { kind: 'association' }),
    count('allies', 13, { sortText: '社会组织' }),
  ),
  item(13, '运营反哺的协议', on('allies', '运营协议')),
  item(14, '五位商家合伙人', count('allies', 5, { sortText: '公益合伙人' })),
  item(15, '三个项目', on('projects', '智慧童行 点亮多彩童年', '童心飞扬 共享未来', '感恩母爱 探索成长')),
  item(16, '周末课堂三门', on('courses', '国画', '硬笔书法', '架子鼓')),
  item(17, '“乐享邻里”公益大集', on('activities', '“乐享邻里”公益大集')),
  item(18, '美德信用、积分超市', on('projects', '美德信用'), on('store', '"isOn":true')),
  item(19, '锣鼓队', on('teams', '多彩明珠锣鼓队')),
  item(20, '旁观者、参与者、领头人', on('stages', '旁观者', '参与者', '领头人')),
  item(21, '平安、和谐、文明、温馨', on('station', '平安、和谐、文明、温馨')),
  item(22, '评论和推荐', left('别人网站的页脚')),
]
