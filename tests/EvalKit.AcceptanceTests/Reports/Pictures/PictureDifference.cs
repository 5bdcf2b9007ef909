using System.Globalization;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>Where two pictures differ for someone who looks at them.</summary>
/// <param name="Pixels">How many pixels differ.</param>
/// <param name="Where">The smallest rectangle that holds them, from left and top to right and bottom, ends included.</param>
/// <param name="Image">The expected picture in pale grey, what differs in red.</param>
internal sealed record PictureDifference(int Pixels, (int Left, int Top, int Right, int Bottom) Where, Picture Image)
{
    /// <value>
    /// The default value is 48 of 255. A palette of 256 colours moves a channel by a few steps, another smoothing of letters by up to 40; text against its ground differs by 150.
    /// </value>
    public const int ChannelTolerance = 48;

    /// <value>
    /// The default value is 1 in 50,000: 20 pixels of a window of 1280 x 800. Two drawings of one page on one machine differ in none; another digit differs in about as many.
    /// </value>
    public const double ToleratedShare = 1.0 / 50_000;

    private const int Red = 0xe00020;

    public bool IsTolerable => Pixels <= ToleratedShare * Image.Pixels.Length;

    /// <summary>
    /// A pixel differs where the other picture has nothing like it there or right beside: an edge that moved by a fraction of a pixel is no difference.
    /// </summary>
    public static PictureDifference Between(Picture expected, Picture actual)
    {
        if ((expected.Width, expected.Height) != (actual.Width, actual.Height))
            throw new ArgumentException("pictures of different sizes are not compared pixel by pixel", nameof(actual));
        var image = Array.ConvertAll(expected.Pixels, Pale);
        var (pixels, left, top, right, bottom) = (0, expected.Width, expected.Height, -1, -1);
        for (var y = 0; y < expected.Height; y++)
            for (var x = 0; x < expected.Width; x++)
            {
                if (expected.At(x, y) == actual.At(x, y) || (HasNear(actual, expected.At(x, y), x, y) && HasNear(expected, actual.At(x, y), x, y)))
                    continue;
                image[(y * expected.Width) + x] = Red;
                pixels++;
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            }
        return new PictureDifference(pixels, (left, top, right, bottom), new Picture(expected.Width, expected.Height, image));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Pixels} of {Image.Pixels.Length} pixels differ, between ({Where.Left}, {Where.Top}) and ({Where.Right}, {Where.Bottom})");

    private static bool HasNear(Picture picture, int colour, int x, int y)
    {
        for (var nearY = Math.Max(0, y - 1); nearY <= Math.Min(picture.Height - 1, y + 1); nearY++)
            for (var nearX = Math.Max(0, x - 1); nearX <= Math.Min(picture.Width - 1, x + 1); nearX++)
                if (IsAlike(picture.At(nearX, nearY), colour))
                    return true;
        return false;
    }

    private static bool IsAlike(int a, int b) =>
        Math.Abs((a >> 16) - (b >> 16)) <= ChannelTolerance && Math.Abs(((a >> 8) & 255) - ((b >> 8) & 255)) <= ChannelTolerance && Math.Abs((a & 255) - (b & 255)) <= ChannelTolerance;

    private static int Pale(int colour)
    {
        var grey = 192 + (((colour >> 16) + ((colour >> 8) & 255) + (colour & 255)) / 12);
        return (grey << 16) | (grey << 8) | grey;
    }
}
