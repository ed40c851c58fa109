/** Owns the inventory of the district of Kun and its station of the sun. */
import { count, item, on } from './item'

export const sunnyItems = [
  item(
    0,
    '中心、所、站',
    on('units', '新时代文明实践中心', '昆河镇新时代文明实践所', '万和阳光社区新时代文明实践站'),
  ),
  item(1, '2019 年的实施意见', on('articles', '实施意见')),
  item(
    2,
    '两个示范点',
    on('honours', '昆河镇新时代文明实践所：全区示范点', '万和阳光社区新时代文明实践站：全区示范点'),
  ),
  item(3, '五大平台', on('positions', '理论宣讲平台', '教育服务平台'), count('positions', 5)),
  item(4, '法治宣传、法律援助', on('teams', '法律志愿服务队'), on('projects', '法治宣传', '法律援助')),
  item(5, '入户义诊、健康教育', on('teams', '医疗卫生志愿服务队'), on('projects', '入户义诊', '健康教育')),
  item(
    6,
    '科技文体队、敬老院',
    on('teams', '科技文体志愿服务队'),
    on('projects', '敬老院送演出', '送科技知识'),
  ),
  item(7, '30 余场、900 余人', on('figures', '"30"', '"900"')),
  item(8, '点单、派单、接单、评单', on('station', '群众点单、部门派单、志愿者接单、老百姓评单')),
  item(9, '200 多位居民的问卷', on('surveys', '"people":200')),
  item(10, '线上点单、入户走访、交流座谈', on('menu', '爱心帮手'), on('activities', '邻里交流座谈')),
  item(11, '五支队伍', count('teams', 5), on('teams', '党员志愿服务队', '文明传承志愿服务队')),
  item(12, '因事而设、因需而送', on('station', '因事而设、因需而送')),
  item(
    13,
    '11.4 万人、14.7 %、221 个、1000 多场、20 小时',
    on('districtFigures', '"114000"', '"14.7"', '"221"', '"1000"', '"20"'),
  ),
  item(14, '“孝善”建设', on('projects', '“孝善”建设')),
  item(
    15,
    '宣传栏、文化墙、善行义举榜、生活日用品',
    on('places', '宣传栏', '文化墙', '善行义举榜'),
    on('projects', '生活日用品宣传'),
  ),
  item(16, '评议好人、故事宣讲、晒家风', on('projects', '评议好人', '故事宣讲', '晒家风家训')),
  item(17, '五种典型', on('honourKinds', '道德模范', '北疆楷模', '最美人物', '身边好人', '美德少年')),
  item(
    18,
    '6、129、119、103、44、57',
    on('districtFigures', '"6"', '"129"', '"119"', '"103"', '"44"', '"57"'),
  ),
  item(19, '农村社区、敬老院', on('station', '敬老院服务点'), on('places', '敬老院活动室')),
  item(20, '用身边事感染身边人', on('station', '用身边事感染身边人，用凡人善举暖人心')),
]
