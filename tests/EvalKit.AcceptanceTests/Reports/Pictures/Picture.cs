namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>What a page looks like.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Pixels">Row by row, each 0xRRGGBB.</param>
internal sealed record Picture(int Width, int Height, int[] Pixels)
{
    public int At(int x, int y) => Pixels[(y * Width) + x];
}
