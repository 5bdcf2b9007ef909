using System.Globalization;

namespace EvalKit.Models;

// Names begin with the time, so that their ordinal order is the order in which segments were made.
internal sealed class SegmentName(TimeProvider clock, int processId, Random random)
{
    public string Next() => string.Create(
        CultureInfo.InvariantCulture,
        $"{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{processId}-{random.Next():x8}{SegmentFile.Extension}");
}
