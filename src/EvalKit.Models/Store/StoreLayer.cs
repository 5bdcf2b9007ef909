namespace EvalKit.Models;

// Ordered by precedence. What this process has just been told goes first, so that a refreshed answer is the one it then finds.
internal enum StoreLayer
{
    Local,
    Recorded,
    Own,
}
