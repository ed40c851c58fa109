/** Owns the inventory of the garden station. */
import { count, item, left, on } from './item'

const words = ['悦廉', '悦家', '悦善', '悦居', '悦邻', '悦才', '悦享', '悦孝', '悦为']

export const gardenItems = [
  item(0, '站点', on('district', '悦邻花园社区新时代文明实践站')),
  item(1, '三个坚持', on('station', '坚持思想引领', '贴合中心工作', '突出文明实践')),
  item(
    2,
    '五项创建和亮点',
    on('projects', '文明创建', '平安建设', '垃圾分类', '五水共治', '扫黑除恶'),
    on('articles', '"highlight"'),
  ),
  item(3, '“3+2+X”', on('station', '3+2+X')),
  item(4, '三个阵地', on('places', '“悦立方”文化家园', '说事长廊', '文化网格驿站')),
  item(5, '三类宣传', on('articles', '科学理论', '文明道德', '历史文化')),
  item(6, '六个空间', on('places', '悦荟区', '悦丰馆', '博悦舍', '悦享堂', '悦珍阁', '悦健室')),
  item(7, '26 幢楼、9 个网格', count('grids', 9), on('grids', '26 号楼')),
  item(8, '九条主题楼道', on('places', ...words.map((word) => `${word}主题楼道`))),
  item(9, '家风家训、公约、宣传画', on('articles', '公约', '家风')),
  item(
    10,
    '两个共建同盟',
    on('teams', '邻里中心共建', '家门口幼儿园共建'),
    on('allies', '邻里中心', '幼儿园'),
  ),
  item(11, '生活圈、教育圈、松年学堂', on('allies', '松年学堂')),
  item(12, '诚信经营、文明餐桌', on('allies', '诚信经营', '文明餐桌')),
  item(13, '旧物改造工作室', on('projects', '创意无限工作室'), on('activities', '废旧物品变新物')),
  item(14, '一个孩子带动一户', on('sorting', '投放点'), on('articles', '一个孩子带动一户')),
  item(
    15,
    '旧物展示区，知晓率、参与率',
    on('places', '旧物改造成果展示区'),
    on('activities', '废旧物品变新物'),
    on('surveys', '垃圾分类'),
  ),
  item(16, '“我们的节日”', on('projects', '“我们的节日”'), on('activities', '元宵灯谜会', '七夕巧手会')),
  item(
    17,
    '幸福邻里“家”年华',
    on('projects', '幸福邻里“家”年华'),
    on('activities', '科普大篷车', '健康讲座'),
  ),
  item(
    18,
    '厨艺比拼、最美庭院、最美家庭',
    on('activities', '巧手厨艺大比拼'),
    on('campaigns', '最美庭院', '最美家庭'),
  ),
  item(19, '两个工作室', on('teams', '书画工作室', '乒乓工作室')),
  item(20, '国庆两个主题', on('activities', '“我和我的祖国”故事会', '“奋斗新时代”摄影展')),
  item(21, '“悦公益”1+X 联盟', on('teams', '“悦公益”1+X 志愿联盟'), on('activities', '“1+X”志愿联盟见面会')),
  item(
    22,
    '四季的项目',
    on('projects', '春 · 学雷锋', '夏 · 送清凉', '秋 · 慰问老年人', '冬 · 困难群体慰问'),
  ),
  item(23, '三项健康服务', on('activities', '女性健康讲座', '男性健康讲座', '老年妇女健康服务')),
  item(24, '每季一次悦寿宴，80 岁以上', on('activities', '悦寿宴', 'elder80'), on('seasons', '悦寿宴')),
  item(25, '爱小丫、荧火光', on('projects', '爱小丫公益课', '荧火光亲子阅读')),
  item(26, '清爽行动、便民服务', on('projects', '清爽行动', '便民服务')),
  item(
    27,
    '学校、讲堂、课堂、甬剧团',
    on('courses', '假日学校', '道德讲堂', '健康课堂'),
    on('teams', '社区甬剧团'),
  ),
  item(28, '男女老少', on('audiences', '男士', '女士', '60 岁以上', '儿童')),
  item(29, '街道科室、共建单位一起', on('departments', '区城市管理局'), on('teams', '邻里中心共建')),
  item(30, '网站的版权页脚', left('别人网站的页脚')),
]
