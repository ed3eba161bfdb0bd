/**
 * The columns of the site (栏目) as 国办发〔2017〕47号 wants them named in the head of every page.
 */

export interface Column {
  name: string
  /** Site address of its front page. */
  path: string
  /** ColumnType: what kind of matter it holds. */
  type: string
  /** ColumnDescription */
  description: string
  /** ColumnKeywords */
  keywords: string
}

export const columns: readonly Column[] = [
  {name: '方案', path: '/plans/', type: '政策文件', description: '安全生产方案原文，逐条可查', keywords: '安全生产,治本攻坚,方案'},
  {name: '职责', path: '/duties/', type: '机构职能', description: '按岗位查职责和期限', keywords: '安全生产,职责,岗位'},
  {name: '法规', path: '/regulations/', type: '政策法规', description: '方案和文章依据的法规', keywords: '安全生产,法律法规,标准'},
  {name: '安全知识', path: '/safety/', type: '科普宣传', description: '居民看得懂、做得到的安全知识', keywords: '安全,避险,自救'},
  {name: '培训', path: '/training/', type: '科普宣传', description: '可以打印的培训教材和试卷', keywords: '安全培训,教材,试卷'},
  {name: '搜索', path: '/search/', type: '网站服务', description: '全站搜索和全部标题', keywords: '搜索,网站地图'},
  {name: '关于本站', path: '/about/', type: '网站服务', description: '来历、资料、更新、纠错和维护', keywords: '关于,更新记录,纠错'},
]

/**
 * The column a page belongs to.
 *
 * @param path  site address from the root, without base path
 */
export function columnOf(path: string): Column | undefined {
  return columns.find((column) => path.startsWith(column.path))
}
