// Whether the process beside this one can be used: status 0, or 1. The image has no curl, and needs none.
const { PORT = '3000' } = process.env;

try {
  const response = await fetch(`http://127.0.0.1:${PORT}/health/ready`, { signal: AbortSignal.timeout(4000) });
  process.exitCode = response.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
