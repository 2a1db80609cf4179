// SPDX-License-Identifier: MIT
// usage: node browser.js AXE PAGE...
// Opens pages in headless Chromium (its debugging pipe, no port) and prints,
// a line a finding: requests that are not for the page itself, what axe finds
// in light and dark, narrow and wide, and a page wider than a phone.  Then a
// line "PAGE: N sheets of A4, N of Letter".  Status 0, 2 without Chromium.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');

const [axe, ...pages] = process.argv.slice(2);
const profile = fs.mkdtempSync(path.join(require('os').tmpdir(), 'browser-'));
const browser = spawn('chromium', ['--headless=new', '--no-sandbox',
	'--disable-gpu', '--no-first-run', '--remote-debugging-pipe',
	`--user-data-dir=${profile}`],
	{ stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
browser.on('error', () => process.exit(2));

let last = 0, rest = '', session;
const waiting = new Map(), listeners = new Map();
browser.stdio[4].on('data', (bytes) => {
	const parts = (rest + bytes).split('\0');
	rest = parts.pop();
	for (const part of parts) {
		const message = JSON.parse(part);
		const done = waiting.get(message.id);
		if (done)
			done(message.result || {});
		else if (listeners.has(message.method))
			listeners.get(message.method)(message.params);
	}
});

function send(method, params = {}) {
	return new Promise((done) => {
		waiting.set(++last, done);
		browser.stdio[3].write(JSON.stringify({ id: last, method,
			params, sessionId: session }) + '\0');
	});
}

async function value(expression) {
	const got = await send('Runtime.evaluate', { expression,
		awaitPromise: true, returnByValue: true });
	return got.result && got.result.value;
}

async function open(page) {
	const loaded = new Promise((done) =>
		listeners.set('Page.loadEventFired', done));
	await send('Page.navigate', { url: 'file://' + page });
	await loaded;
}

async function look(page, width, scheme, source) {
	const where = `${path.basename(page)}, ${width}, ${scheme}`;
	await send('Emulation.setDeviceMetricsOverride', { width, height: 900,
		deviceScaleFactor: 1, mobile: false });
	await send('Emulation.setEmulatedMedia', { features: [
		{ name: 'prefers-color-scheme', value: scheme }] });
	await open(page);
	await value('document.querySelectorAll("details")' +
		'.forEach((d) => { d.open = true; })');
	if (await value('document.documentElement.scrollWidth > innerWidth'))
		console.log(`${where}: wider than the window`);
	await value(source);
	const found = JSON.parse(await value(
		'axe.run().then((r) => JSON.stringify(r.violations.map((v) =>' +
		'`${v.id} ${v.nodes.length} ${v.nodes[0].html}`)))') ||
		'["axe did not run"]');
	for (const one of found)
		console.log(`${where}: ${one}`);
}

async function sheets(page, paperWidth, paperHeight) {
	const { data } = await send('Page.printToPDF', { paperWidth,
		paperHeight });
	const pdf = Buffer.from(data, 'base64').toString('latin1');
	return (pdf.match(/\/Type\s*\/Page\b/g) || []).length;
}

async function main() {
	const source = fs.readFileSync(axe, 'utf8');
	const { targetId } = await send('Target.createTarget',
		{ url: 'about:blank' });
	session = (await send('Target.attachToTarget',
		{ targetId, flatten: true })).sessionId;
	await send('Page.enable');
	await send('Network.enable');
	let wanted = '';
	listeners.set('Network.requestWillBeSent', (event) => {
		if (event.request.url !== wanted)
			console.log(`request: ${event.request.url}`);
	});
	for (const page of pages) {
		wanted = 'file://' + page;
		for (const width of [320, 400, 1200])
			for (const scheme of ['light', 'dark'])
				await look(page, width, scheme, source);
		await open(page);
		console.log(`${path.basename(page)}: ` +
			`${await sheets(page, 8.27, 11.69)} sheets of A4, ` +
			`${await sheets(page, 8.5, 11)} of Letter`);
	}
	session = undefined;
	send('Browser.close');
}

browser.on('exit', () => {
	fs.rmSync(profile, { recursive: true, force: true });
});
main().catch((why) => {
	console.log(String(why));
	browser.kill();
	process.exitCode = 2;
});
