namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>Pearson's test of independence.</summary>
internal static class ChiSquare
{
    /// <summary>How likely a table at least this uneven is where rows and columns have nothing to do with each other.</summary>
    public static double Probability(int[,] counts)
    {
        int rows = counts.GetLength(0);
        int columns = counts.GetLength(1);
        double[] ofRow = new double[rows];
        double[] ofColumn = new double[columns];
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                ofRow[row] += counts[row, column];
                ofColumn[column] += counts[row, column];
                total += counts[row, column];
            }
        }

        double statistic = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double expected = ofRow[row] * ofColumn[column] / total;
                statistic += (counts[row, column] - expected) * (counts[row, column] - expected) / expected;
            }
        }

        return Survival(statistic, (rows - 1) * (columns - 1));
    }

    /// <summary>
    /// The upper tail of the distribution. By the recurrence Q(k + 2, x) = Q(k, x) + x^(k/2) e^(-x/2) / (2^(k/2) Γ(k/2 + 1)) (Abramowitz and
    /// Stegun 26.4.8), from the normal distribution for one degree of freedom and the exponential one for two.
    /// </summary>
    public static double Survival(double statistic, int degrees)
    {
        double half = statistic / 2;
        bool isOdd = degrees % 2 == 1;
        double tail = isOdd ? ComplementaryErrorFunction(Math.Sqrt(half)) : Math.Exp(-half);
        double term = isOdd ? Math.Sqrt(half) * Math.Exp(-half) / (Math.Sqrt(Math.PI) / 2) : half * Math.Exp(-half);
        for (int reached = isOdd ? 1 : 2; reached < degrees; reached += 2)
        {
            tail += term;
            term *= half / ((reached / 2.0) + 1);
        }

        return tail;
    }

    /// <summary>By its power series near zero and its continued fraction beyond (Abramowitz and Stegun 7.1.6 and 7.1.14).</summary>
    private static double ComplementaryErrorFunction(double x)
    {
        double factor = Math.Exp(-x * x) / Math.Sqrt(Math.PI);
        if (x < 2)
        {
            double sum = 0;
            double term = 2 * x;
            for (int n = 1; term > 1e-18; n++)
            {
                sum += term;
                term *= 2 * x * x / ((2 * n) + 1);
            }

            return 1 - (factor * sum);
        }

        double fraction = x;
        for (int n = 200; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return factor / fraction;
    }
}
