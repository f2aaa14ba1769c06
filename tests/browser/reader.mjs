// reader.mjs MODULES CHROMIUM BOOK [PICTURES]: opens a book (EPUB or AZW3) in foliate-js, as a reader would, on a phone,
// on a screen like paper, by night, and with letters twice as large. MODULES is the folder node_modules. Says what is
// wrong, as one JSON object a line: what is wider than its column, what is dead, what is missing. Nothing is fetched but
// from here. With PICTURES, a folder, it puts a picture of each first page there; VIEW in the environment is the only view.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { createRequire } from 'node:module'

const [modules, chromium, book, pictures] = process.argv.slice(2)
const puppeteer = createRequire(path.join(path.resolve(modules), 'x.js'))('puppeteer')
const ALL_VIEWS = [
  { name: 'phone', width: 360, height: 640, css: '' },
  { name: 'paper', width: 758, height: 1024, css: '' },
  { name: 'night', width: 390, height: 844, css: 'html { color-scheme: dark; background: #000; color: #eee } a { color: #9cf }' },
  { name: 'large', width: 360, height: 640, css: 'html { font-size: 200% }' },
]
const VIEWS = ALL_VIEWS.filter(view => !process.env.VIEW || view.name === process.env.VIEW)
const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css' }
const HOST = `<!DOCTYPE html><meta charset="utf-8"><style>html, body { margin: 0; height: 100% }
foliate-view { display: block; height: 100vh; width: 100vw }</style><body><script type="module">
import '/f/view.js'
window.show = async (name, css) => {
  const file = new File([await (await fetch('/book')).blob()], name)
  const view = document.createElement('foliate-view')
  document.body.append(view)
  window.view = view
  window.shown = new Map()
  view.addEventListener('load', event => window.shown.set(event.detail.index, event.detail.doc))
  await view.open(file)
  view.renderer.setStyles?.(css)
  view.renderer.setAttribute('margin', '24px')
  view.renderer.setAttribute('max-column-count', '1')
  // The reader draws again when first told its size: told while a document is loading, it fails for want of its body.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  return view.book.sections.length
}
window.ready = true</script>`

const server = http.createServer((request, response) => {
  const url = decodeURIComponent(request.url.split('?')[0])
  if (url === '/') return response.setHeader('content-type', 'text/html').end(HOST)
  if (url === '/book') return fs.createReadStream(book).pipe(response)
  const file = path.join(modules, 'foliate-js', path.normalize(url.replace(/^\/f\//, '/')))
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) return response.writeHead(404).end()
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
  fs.createReadStream(file).pipe(response)
})

// In the page: what is wrong with one document. A formula cannot be broken: one that is too wide is scrolled in its own box.
const look = async index => {
  const { view, shown } = window
  const page = shown.get(index)
  if (!page) return [`document ${index} was not loaded`]
  await page.fonts.ready
  const faults = []
  const style = getComputedStyle(page.documentElement)
  const column = parseFloat(style.columnWidth) || page.documentElement.clientWidth
  const named = element => `${element.localName} “${(element.textContent || element.alt || '').trim().slice(0, 40)}”`
  const contained = element => element.localName === 'math' && element.parentElement.clientWidth <= column &&
    getComputedStyle(element.parentElement).overflowX === 'auto'
  for (const element of page.body.querySelectorAll('pre, code, table, th, td, img, math, p, h1, h2, h3, h4, h5, h6, li, dd, figure, a')) {
    for (const box of element.getClientRects()) {
      if (box.width > column + 1 && !contained(element)) faults.push(`${named(element)} is ${Math.round(box.width)} px wide, in a column of ${Math.round(column)}`)
    }
    if (element.matches('pre, table') && element.scrollWidth > column + 1) faults.push(`${named(element)} has to be scrolled`)
  }
  for (const image of page.images) if (!image.complete || !image.naturalWidth) faults.push(`${image.src.slice(0, 60)} is not shown`)
  for (const font of page.fonts) if (font.status === 'error') faults.push(`the font ${font.family} is not loaded`)
  const section = view.book.sections[index]
  for (const link of page.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href')
    if (/^[a-z]+:/i.test(address) && !address.startsWith('kindle:')) continue
    let target = null
    try { target = await view.book.resolveHref(section.resolveHref?.(address) ?? address) } catch { target = null }
    if (!target) faults.push(`the link ${address} is dead`)
    else if (address.includes('#')) {
      window.made ??= new Map()
      if (!window.made.has(target.index)) window.made.set(target.index, await view.book.sections[target.index].createDocument())
      if (!target.anchor(window.made.get(target.index))) faults.push(`the link ${address} leads to nothing`)
    }
  }
  return faults
}

await new Promise(done => server.listen(0, '127.0.0.1', done))
const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-setuid-sandbox'] })
let documents = 0
let links = 0
for (const { name, width, height, css } of VIEWS) {
  const page = await browser.newPage()
  const say = fault => console.log(JSON.stringify({ view: name, ...fault }))
  page.on('pageerror', error => say({ fault: String(error).slice(0, 200) }))
  page.on('requestfailed', request => say({ fault: `${request.url().slice(0, 80)} could not be fetched` }))
  await page.setViewport({ width, height, deviceScaleFactor: 1 })
  if (name === 'night') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.waitForFunction('window.ready')
  const count = await page.evaluate((file, rules) => window.show(file, rules), path.basename(book), css)
  for (let index = 0; index < count; index++) {
    await page.evaluate(at => window.view.goTo(at), index)
    for (const fault of await page.evaluate(look, index)) say({ document: index, fault })
    documents += 1
    links += await page.evaluate(at => window.shown.get(at)?.querySelectorAll('a[href]').length ?? 0, index)
    if (pictures) {
      fs.mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: path.join(pictures, `${name}-${String(index).padStart(2, '0')}.png`) })
    }
  }
  await page.close()
}
console.log(JSON.stringify({ documents, links }))
await browser.close()
server.close()
