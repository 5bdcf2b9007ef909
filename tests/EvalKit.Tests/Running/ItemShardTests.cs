using EvalKit.Running;

namespace EvalKit.Tests.Running;

public sealed class ItemShardTests
{
    /// <summary>From Python: <c>int.from_bytes(hashlib.sha256(id.encode()).digest()[:8], 'big') % n + 1</c>.</summary>
    [Theory]
    [InlineData(2, 2, 2, 2, 1, 2)]
    [InlineData(4, 4, 4, 4, 3, 2)]
    [InlineData(7, 2, 4, 6, 4, 3)]
    public void Has_IsTheHashOfTheIdModuloTheParts(int of, params int[] parts)
    {
        string[] ids = ["r-001", "r-002", "#1", "Größe", "st-0042"];

        Assert.Equal(parts, ids.Select(id => Enumerable.Range(1, of).Single(part => new ItemShard(part, of).Has(id))));
    }
}
