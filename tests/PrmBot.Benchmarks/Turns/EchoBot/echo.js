// The official JavaScript SDK as its samples use it: says again what it is told, in memory, without authentication.
const http = require('http');
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');

class EchoBot extends ActivityHandler {
    constructor() {
        super();
        this.onMessage(async (context, next) => {
            await context.sendActivity(`You said: ${context.activity.text}`);
            await next();
        });
    }

    async onInvokeActivity() {
        return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' } };
    }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();

// The adapter speaks to the web server of the samples; this is the little of it that it uses.
function answering(res) {
    res.status = code => { res.statusCode = code; return res; };
    res.header = (name, value) => res.setHeader(name, value);
    res.send = body => {
        if (body === undefined) { res.end(); return; }
        res.setHeader('Content-Type', 'application/json');
        res.end(JSON.stringify(body));
    };
    return res;
}

const server = http.createServer((req, res) => {
    const pieces = [];
    req.on('data', piece => pieces.push(piece));
    req.on('end', () => {
        if (req.method !== 'POST') { res.end('ready'); return; }
        req.body = JSON.parse(Buffer.concat(pieces).toString());
        adapter.process(req, answering(res), context => bot.run(context)).catch(error => {
            console.error(error.name);
            res.statusCode = 500;
            res.end();
        });
    });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
