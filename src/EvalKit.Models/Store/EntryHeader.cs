namespace EvalKit.Models;

internal readonly record struct EntryHeader(ResponseKey Key, DateTimeOffset? Time, bool HashesOnly);
