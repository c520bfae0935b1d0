// Plain JavaScript, so that an old Node can still read it and say what to do.
const NEEDED = 24;
const running = process.versions.node;
if (Number(running.split(".")[0]) < NEEDED) {
  process.stderr.write(
    `This project runs on Node ${NEEDED} or later and was started with Node ${running}: run "npm ci", then start it through npm or npx, which use the Node ${NEEDED} that npm ci installed.\n`,
  );
  process.exit(1);
}
